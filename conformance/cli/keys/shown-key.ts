import { fingerprintOf } from "./key-secret.ts";
import type { KeyRecord } from "./record.ts";

/** A key as it may be shown: in place of each secret there is its fingerprint. */
export type ShownKey = Omit<KeyRecord, "secrets"> & {
	secrets: { fingerprint: string; expiresAt?: number | undefined }[];
};

export function withoutSecrets({ secrets, ...record }: KeyRecord): ShownKey {
	return {
		...record,
		secrets: secrets.map(({ secret, ...rest }) => ({ fingerprint: fingerprintOf(secret), ...rest })),
	};
}

const separator = "  ";
const quotaWindows = ["minute", "hour", "day"] as const;

/** A key in lines with names, for one that is looked at. */
export function keyInLines(key: ShownKey, nowSeconds: number): string {
	const lines: readonly (readonly [name: string, values: readonly string[]])[] = [
		["key", [key.keyId]],
		["status", [statusOf(key, nowSeconds)]],
		["secrets", secretsOf(key, nowSeconds)],
		["client", key.clientId === undefined ? [] : [key.clientId]],
		["organisation", key.orgId === undefined ? [] : [key.orgId]],
		["user", key.userId === undefined ? [] : [key.userId]],
		["scopes", key.scopes.length === 0 ? ["none"] : key.scopes],
		["quotas", [quotasOf(key)]],
		["shards", [shardsOf(key)]],
		["version", [String(key.version ?? "none")]],
	];
	const shown = lines.filter(([, values]) => values.length > 0);
	return shown
		.map(([name, values]) => `${name.padEnd(12)}${separator}${values.join(`\n${" ".repeat(14)}`)}\n`)
		.join("");
}

/** The same in one line, for a list. */
export function keyInOneLine(key: ShownKey, nowSeconds: number): string {
	const columns = [
		key.keyId,
		statusOf(key, nowSeconds),
		`version ${key.version ?? "none"}`,
		`secrets ${secretsOf(key, nowSeconds).join(", ")}`,
		`scopes ${key.scopes.length === 0 ? "none" : key.scopes.join(" ")}`,
		`quotas ${quotasOf(key)}`,
		`shards ${shardsOf(key)}`,
	];
	return `${columns.join(separator)}\n`;
}

function statusOf({ status, expiresAt }: ShownKey, nowSeconds: number): string {
	if (status === "revoked" || expiresAt === undefined) return status;
	return nowSeconds < Math.floor(expiresAt)
		? `${status} until ${dateText(expiresAt)}`
		: `expired ${dateText(expiresAt)}`;
}

function secretsOf({ secrets }: ShownKey, nowSeconds: number): readonly string[] {
	return secrets.map(({ fingerprint, expiresAt }) => {
		if (expiresAt === undefined) return fingerprint;
		return `${fingerprint} ${nowSeconds < Math.floor(expiresAt) ? "until" : "expired"} ${dateText(expiresAt)}`;
	});
}

function quotasOf({ quotas = {} }: ShownKey): string {
	const told = quotaWindows.flatMap((window) =>
		quotas[window] === undefined ? [] : [`${quotas[window]} a ${window}`],
	);
	return told.length === 0 ? "none" : told.join(", ");
}

function shardsOf({ shards }: ShownKey): string {
	return shards === undefined ? "1" : `${shards.count}, ${shards.before} before ${dateText(shards.from)}`;
}

/** As far as a date goes: a record may say any number. */
const lastSecond = 8.64e12;

export function dateText(unixSeconds: number): string {
	if (Math.abs(unixSeconds) > lastSecond) return `second ${unixSeconds}`;
	return new Date(Math.floor(unixSeconds) * 1000).toISOString().replace(".000Z", "Z");
}
