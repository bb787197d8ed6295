/** A key as its record in the embedded gateway's store says it. */
export interface ModelRecord {
	readonly isRevoked: boolean;
	/** Unix seconds from which on it is not accepted; undefined: never. */
	readonly expiresAt: number | undefined;
	readonly secrets: readonly { readonly text: string; readonly expiresAt: number | undefined }[];
	readonly identity: KeyIdentity;
	readonly quotas: Quotas;
}

/** Whom a key proves (FWD-04). */
interface KeyIdentity {
	readonly clientId: string;
	readonly orgId: string | undefined;
	readonly userId: string | undefined;
	readonly scopes: readonly string[];
}

export const quotaWindows = { minute: 60, hour: 3600, day: 86_400 } as const;
export type QuotaWindow = keyof typeof quotaWindows;
export type Quotas = Readonly<Partial<Record<QuotaWindow, number>>>;

/** The record of the key, or undefined where it is malformed or another key's, so that nobody is known by it (HMAC-KEY-08). */
export function readRecord(text: string | undefined, keyId: string): ModelRecord | undefined {
	const record = jsonOf(text);
	if (!isObject(record) || record["keyId"] !== keyId) {
		return undefined;
	}
	const { status, secrets, expiresAt, scopes, quotas } = record;
	const names = ["clientId", "orgId", "userId"].map((name) => record[name]);
	const [clientId, orgId, userId] = names;
	const isWhole =
		(status === "active" || status === "revoked") &&
		isList(secrets, isSecret) &&
		secrets.length > 0 &&
		isOptional(expiresAt, isNumber) &&
		names.every((name) => isOptional(name, isHeaderText)) &&
		isList(scopes, isScope) &&
		isOptional(quotas, isQuotas);
	return isWhole
		? {
				isRevoked: status === "revoked",
				expiresAt: expiresAt as number | undefined,
				secrets: secrets.map(({ secret, expiresAt: end }) => ({ text: secret, expiresAt: end })),
				identity: {
					clientId: (clientId as string | undefined) ?? keyId,
					orgId: orgId as string | undefined,
					userId: userId as string | undefined,
					scopes,
				},
				quotas: (quotas as Quotas | undefined) ?? {},
			}
		: undefined;
}

/**
 * The texts that may verify in this second (HMAC-KEY-04 to HMAC-KEY-06, HMAC-SIG-03): of those that have not expired
 * the first two, and of these the ones that are long enough.
 */
export function secretsAt({ isRevoked, expiresAt, secrets }: ModelRecord, now: number): readonly string[] {
	const lives = (end: number | undefined) => end === undefined || Math.floor(now) < Math.floor(end);
	if (isRevoked || !lives(expiresAt)) {
		return [];
	}
	const tried = secrets.filter((secret) => lives(secret.expiresAt)).slice(0, 2);
	return tried.map(({ text }) => text).filter((text) => [...text].length >= 32);
}

interface Secret {
	readonly secret: string;
	readonly expiresAt?: number;
}

function jsonOf(text: string | undefined): unknown {
	try {
		return text === undefined ? undefined : JSON.parse(text);
	} catch {
		return undefined;
	}
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isList<Item>(value: unknown, isItem: (item: unknown) => item is Item): value is readonly Item[] {
	return Array.isArray(value) && value.every(isItem);
}

function isOptional(value: unknown, test: (value: unknown) => boolean): boolean {
	return value === undefined || test(value);
}

function isNumber(value: unknown): boolean {
	return typeof value === "number" && Number.isFinite(value);
}

function isSecret(value: unknown): value is Secret {
	return isObject(value) && typeof value["secret"] === "string" && isOptional(value["expiresAt"], isNumber);
}

/** What can stand in a header without being changed on the way: as the claims of a token (JWT-CLAIM-07). */
function isHeaderText(value: unknown): boolean {
	return typeof value === "string" && /^[!-~](?:[ -~]{0,254}[!-~])?$/.test(value);
}

/** RFC 6749 §3.3. */
function isScope(value: unknown): value is string {
	return typeof value === "string" && /^[!#-[\]-~]+$/.test(value);
}

function isQuotas(value: unknown): boolean {
	return (
		isObject(value) &&
		Object.entries(value).every(
			([name, limit]) => name in quotaWindows && Number.isInteger(limit) && Number(limit) >= 0,
		)
	);
}
