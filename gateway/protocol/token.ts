import { decodeBase64url, decodeUtf8 } from "./encoding.ts";
import { accept, type Result, refuse } from "./refusal.ts";
import { type JsonObject, parseStrictObject } from "./strict-json.ts";

/** The asymmetric algorithms that a gateway may pin; never `none`, never HMAC (JWT-ALG). */
export type TokenAlgorithm = "RS256" | "PS256" | "ES256" | "EdDSA";

/** What the operator demands of a token, whatever the token says of itself. */
export interface TokenPolicy {
	readonly issuer: string;
	readonly audience: string;
	readonly algorithms: readonly TokenAlgorithm[];
	/** Accepted types, lower case and without `application/`; null in the list: none is needed. */
	readonly types: readonly (string | null)[];
	/** Clock tolerance, at most 60. */
	readonly toleranceSeconds: number;
}

/** A token that has the right form, before anything in it is believed. */
export interface ParsedToken {
	readonly text: string;
	readonly algorithm: TokenAlgorithm;
	readonly keyId: string;
	/** The claims, not verified: they may decide a refusal and nothing else. */
	readonly unverifiedClaims: JsonObject;
}

export const maxTokenBytes = 8192;

/** Header members that would let the sender choose the key or the processing (JWT-FORM). */
const forbiddenMembers = ["crit", "b64", "zip", "jwk", "jku", "x5u", "x5c"];

/** Parses a compact JWS (RFC 7515 §3.1) under the strict grammar of JWT-FORM, JWT-ALG and JWT-KEY. */
export function parseToken(text: string, policy: TokenPolicy): Result<ParsedToken> {
	if (text.length > maxTokenBytes) {
		return refuse("invalid_token", "token:length");
	}
	const parts = text.split(".", 4);
	const [headerPart = "", claimsPart = "", signaturePart = ""] = parts;
	const signature = decodeBase64url(signaturePart);
	const header = parsePart(headerPart);
	const claims = parsePart(claimsPart);
	if (parts.length !== 3 || signature === undefined || signature.length === 0) {
		return refuse("invalid_token", "token:grammar");
	}
	if (header === undefined || claims === undefined) {
		return refuse("invalid_token", "token:json");
	}
	if (forbiddenMembers.some((name) => Object.hasOwn(header, name))) {
		return refuse("invalid_token", "token:header");
	}
	if (!typeAccepted(header["typ"], policy)) {
		return refuse("invalid_token", "token:type");
	}
	const keyId = header["kid"];
	if (typeof keyId !== "string" || keyId === "" || keyId.length > 256) {
		return refuse("invalid_token", "token:kid");
	}
	const algorithm = policy.algorithms.find((name) => name === header["alg"]);
	if (algorithm === undefined) {
		return refuse("invalid_token", "token:algorithm");
	}
	return accept({ text, algorithm, keyId, unverifiedClaims: claims });
}

function parsePart(part: string): JsonObject | undefined {
	const bytes = decodeBase64url(part);
	const text = bytes && decodeUtf8(bytes);
	return text === undefined ? undefined : parseStrictObject(text);
}

function typeAccepted(type: unknown, policy: TokenPolicy): boolean {
	if (type === undefined) {
		return policy.types.includes(null);
	}
	if (typeof type !== "string") {
		return false;
	}
	return policy.types.includes(type.toLowerCase().replace(/^application\//, ""));
}
