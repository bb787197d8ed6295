import { type CryptoKey, importJWK, type JWK } from "jose";
import { decodeBase64url, decodeUtf8, encodeHex, isJsonObject, type JsonObject, type TokenAlgorithm } from "#protocol";
import { readCapped } from "./body.ts";
import type { JwtConfig } from "./config.ts";

/** A public key of the issuer, ready to verify with one algorithm. */
export interface VerificationKey {
	readonly keyId: string;
	readonly algorithm: TokenAlgorithm;
	/** False where the entry names another algorithm: it is usable, but never for this one (JWT-KEY-04). */
	readonly admitted: boolean;
	readonly key: CryptoKey;
}

const maxBytes = 65_536;
const maxEntries = 20;
const minRsaBits = 2048;
const privateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];
const algorithms = ["RS256", "PS256", "ES256", "EdDSA"] as const satisfies TokenAlgorithm[];

/**
 * Fetches the issuer's key set (JWKS-08 to JWKS-12, JWKS-14): plain GET without any header of the caller, no
 * redirect, 200 only, capped in time and size. Throws when there is no set to take, or no usable key in it.
 */
export async function fetchKeySet(jwt: JwtConfig, fetcher: typeof fetch): Promise<readonly VerificationKey[]> {
	const response = await fetcher(jwt.jwksUrl, {
		headers: { accept: "application/json" },
		redirect: "manual",
		// How long a set is kept is decided here and nowhere else (JWKS-01).
		cache: "no-store",
		signal: AbortSignal.timeout(jwt.timeoutSeconds * 1000),
	});
	if (response.status !== 200) {
		await response.body?.cancel();
		throw new Error("the issuer did not answer 200");
	}
	const body = await readCapped(response.body, maxBytes);
	const text = body === "too_large" ? undefined : decodeUtf8(body);
	const keys = await parseKeySet(text === undefined ? undefined : JSON.parse(text));
	if (keys.length === 0) {
		throw new Error("the key set has no usable key");
	}
	return keys;
}

/**
 * The usable keys among the first entries, one for each algorithm that fits; an unusable entry is skipped by itself
 * (JWKS-09, JWKS-10, JWT-KEY-03 to JWT-KEY-07). Which algorithms a token may have is not decided here.
 */
export async function parseKeySet(document: unknown): Promise<readonly VerificationKey[]> {
	const entries = isJsonObject(document) ? document["keys"] : undefined;
	if (!Array.isArray(entries)) {
		throw new Error("the key set is not an object with an array of keys");
	}
	const imported = entries
		.slice(0, maxEntries)
		.filter(isJsonObject)
		.filter(isPublicSignatureKey)
		.flatMap((entry) => algorithms.filter((name) => fitsType(entry, name)).map((name) => importKey(entry, name)));
	return (await Promise.all(imported)).filter((key) => key !== undefined);
}

async function importKey(entry: JsonObject, algorithm: TokenAlgorithm): Promise<VerificationKey | undefined> {
	try {
		const key = await importJWK(publicMembers(entry), algorithm);
		if (key instanceof Uint8Array) {
			return undefined;
		}
		const admitted = !Object.hasOwn(entry, "alg") || entry["alg"] === algorithm;
		return { keyId: String(entry["kid"]), algorithm, admitted, key };
	} catch {
		return undefined;
	}
}

/** The members that say what the key is; `use` and `key_ops` have been judged already. */
function publicMembers(entry: JsonObject): JWK {
	const { kty, n, e, crv, x, y } = entry;
	return Object.fromEntries(Object.entries({ kty, n, e, crv, x, y }).filter(([, value]) => typeof value === "string"));
}

function isPublicSignatureKey(entry: JsonObject): boolean {
	const { kid, use, key_ops: operations } = entry;
	return (
		typeof kid === "string" &&
		kid !== "" &&
		(use === undefined || use === "sig") &&
		(operations === undefined || (Array.isArray(operations) && operations.includes("verify"))) &&
		!privateMembers.some((name) => Object.hasOwn(entry, name))
	);
}

/** The library that imports keys passes some of another curve, which are no usable entries (JWKS-08). */
function fitsType(entry: JsonObject, algorithm: TokenAlgorithm): boolean {
	switch (algorithm) {
		case "RS256":
		case "PS256":
			return entry["kty"] === "RSA" && modulusBits(entry["n"]) >= minRsaBits;
		case "ES256":
			return entry["kty"] === "EC" && entry["crv"] === "P-256";
		case "EdDSA":
			return entry["kty"] === "OKP" && entry["crv"] === "Ed25519";
	}
}

/** Of the number itself: the platform counts whole bytes. */
function modulusBits(modulus: unknown): number {
	const bytes = typeof modulus === "string" ? decodeBase64url(modulus) : undefined;
	return bytes === undefined ? 0 : BigInt(`0x0${encodeHex(bytes)}`).toString(2).length;
}
