import { createPublicKey, type KeyObject } from "node:crypto";
import type { Jwk } from "../../format.ts";

/** Key type and curve that each algorithm asks for (JWT-KEY-03). */
const KEY_OF_ALGORITHM: Readonly<Record<string, { kty: string; crv?: string }>> = {
	RS256: { kty: "RSA" },
	PS256: { kty: "RSA" },
	ES256: { kty: "EC", crv: "P-256" },
	EdDSA: { kty: "OKP", crv: "Ed25519" },
};

const PRIVATE_MEMBERS = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

function isJwk(entry: unknown): entry is Jwk {
	return typeof entry === "object" && entry !== null && !Array.isArray(entry);
}

/** The public key of an entry if it may verify `alg`, otherwise undefined (JWT-KEY-03 to JWT-KEY-07). */
export function usableKey(entry: unknown, alg: string): KeyObject | undefined {
	const wanted = KEY_OF_ALGORITHM[alg];
	if (!isJwk(entry) || wanted === undefined || typeof entry["kid"] !== "string") return undefined;
	if (entry["kty"] !== wanted.kty || (wanted.crv !== undefined && entry["crv"] !== wanted.crv)) return undefined;
	if ("alg" in entry && entry["alg"] !== alg) return undefined;
	if ("use" in entry && entry["use"] !== "sig") return undefined;
	const operations = entry["key_ops"];
	if ("key_ops" in entry && !(Array.isArray(operations) && operations.includes("verify"))) return undefined;
	if (PRIVATE_MEMBERS.some((name) => name in entry)) return undefined;
	try {
		const key = createPublicKey({ key: entry, format: "jwk" });
		const bits = key.asymmetricKeyDetails?.modulusLength;
		return bits !== undefined && bits < 2048 ? undefined : key;
	} catch {
		return undefined;
	}
}

/** Whether a set would be taken: one of its first 20 entries may verify one of the four algorithms (JWKS-08, JWKS-10). */
export function hasUsableKey(keys: readonly unknown[]): boolean {
	return keys
		.slice(0, 20)
		.some((entry) => Object.keys(KEY_OF_ALGORITHM).some((alg) => usableKey(entry, alg) !== undefined));
}
