import { createPublicKey, type JsonWebKey } from "node:crypto";
import type { ModelKey } from "./token.ts";

/** What the issuer answers to whoever fetches its set: undefined where there is no answer, or a late one. */
export interface Published {
	readonly status: number;
	readonly body: Uint8Array;
}

const largestSet = 65_536;
const firstEntries = 20;

/** The key ids that a set knows, and what verifies with them. */
export interface ModelKeySet {
	readonly kids: ReadonlySet<string>;
	readonly keys: readonly ModelKey[];
}

/** The set that a gateway takes, or undefined where it takes none and goes on with the last good one (JWKS-08 to JWKS-11). */
export function keySetOf(published: Published | undefined): ModelKeySet | undefined {
	if (published === undefined || published.status !== 200 || published.body.length > largestSet) {
		return undefined;
	}
	const entries = entriesOf(published.body);
	const usable = (entries ?? []).slice(0, firstEntries).flatMap(usableKeys);
	return usable.length === 0
		? undefined
		: { kids: new Set(usable.map(({ kid }) => kid)), keys: usable.filter(({ isAdmitted }) => isAdmitted) };
}

function entriesOf(body: Uint8Array): readonly unknown[] | undefined {
	try {
		const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
		const document: unknown = JSON.parse(text);
		const keys = typeof document === "object" && document !== null ? Reflect.get(document, "keys") : undefined;
		return !Array.isArray(document) && Array.isArray(keys) ? keys : undefined;
	} catch {
		return undefined;
	}
}

/** Of RSA both, and so on: the algorithms that keys of a type and a curve are for (JWT-ALG-04, JWT-KEY-03). */
function algorithmsFor(entry: Readonly<Record<string, unknown>>): readonly string[] {
	const { kty, crv } = entry;
	if (kty === "RSA") return ["RS256", "PS256"];
	if (kty === "EC" && crv === "P-256") return ["ES256"];
	return kty === "OKP" && crv === "Ed25519" ? ["EdDSA"] : [];
}

const privateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

interface UsableKey extends ModelKey {
	/** Whether the entry's own `alg` admits this algorithm: one that does not is usable, and verifies nothing (JWT-KEY-04). */
	readonly isAdmitted: boolean;
}

/** JWT-KEY-03, JWT-KEY-05 to JWT-KEY-07. */
function usableKeys(entry: unknown): readonly UsableKey[] {
	if (typeof entry !== "object" || entry === null || Array.isArray(entry)) {
		return [];
	}
	const members = entry as Readonly<Record<string, unknown>>;
	const { kid, use, key_ops: operations, alg } = members;
	const mayVerify =
		typeof kid === "string" &&
		kid !== "" &&
		(use === undefined || use === "sig") &&
		(operations === undefined || (Array.isArray(operations) && operations.includes("verify"))) &&
		!privateMembers.some((name) => Object.hasOwn(members, name));
	const key = mayVerify ? publicKeyOf(members) : undefined;
	return key === undefined || !mayVerify
		? []
		: algorithmsFor(members).map((own) => ({ kid, alg: own, key, isAdmitted: alg === undefined || alg === own }));
}

function publicKeyOf(members: Readonly<Record<string, unknown>>): ModelKey["key"] | undefined {
	const { kty, n, e, crv, x, y } = members;
	try {
		const key = createPublicKey({ key: { kty, n, e, crv, x, y } as JsonWebKey, format: "jwk" });
		const bits = key.asymmetricKeyDetails?.modulusLength ?? 2048;
		return bits < 2048 ? undefined : key;
	} catch {
		return undefined;
	}
}
