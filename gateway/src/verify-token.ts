import type { CryptoKey } from "jose";
import { decodeBase64url, encodeUtf8, type ParsedToken, type TokenAlgorithm } from "#protocol";
import type { VerificationKey } from "./jwks.ts";
import type { KeyLookup, KeySet } from "./jwks-cache.ts";

/** The keys of the issuer's set for this token's `kid` and algorithm, and nothing else of the token (JWT-KEY-02). */
export async function findKeys(
	token: ParsedToken,
	keySet: KeySet,
	keepAlive: (work: Promise<unknown>) => void,
): Promise<KeyLookup> {
	return keySet.find(token.keyId, token.algorithm, keepAlive);
}

/** What WebCrypto calls each algorithm (RFC 7518 §3.3 to §3.5, RFC 8037 §3.1). */
const parametersOf = {
	RS256: { name: "RSASSA-PKCS1-v1_5" },
	PS256: { name: "RSA-PSS", saltLength: 32 },
	ES256: { name: "ECDSA", hash: "SHA-256" },
	EdDSA: { name: "Ed25519" },
} as const satisfies Record<TokenAlgorithm, object>;

/**
 * Whether the signature holds under one of the keys, by the algorithm of the key (JWT-ALG-05, JWT-KEY-08). Whatever goes wrong is
 * a no. What else a token can be wrong in has been refused before.
 */
export async function verifyToken({ text }: ParsedToken, keys: readonly VerificationKey[]): Promise<boolean> {
	const end = text.lastIndexOf(".");
	const signature = decodeBase64url(text.slice(end + 1));
	if (signature === undefined) {
		return false;
	}
	const signed = encodeUtf8(text.slice(0, end));
	for (const { key, algorithm } of keys) {
		if (await holds(key, algorithm, signature, signed)) {
			return true;
		}
	}
	return false;
}

async function holds(
	key: CryptoKey,
	algorithm: TokenAlgorithm,
	signature: Uint8Array<ArrayBuffer>,
	signed: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
	try {
		return await crypto.subtle.verify(parametersOf[algorithm], key, signature, signed);
	} catch {
		return false;
	}
}
