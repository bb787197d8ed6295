import { type CryptoKey, compactVerify } from "jose";
import type { ParsedToken } from "#protocol";
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

/** Whether the signature holds under one of the keys (JWT-ALG-05, JWT-KEY-08). Whatever goes wrong is a no. */
export async function verifyToken(token: ParsedToken, keys: readonly VerificationKey[]): Promise<boolean> {
	for (const { key, algorithm } of keys) {
		if (await holds(token.text, key, algorithm)) {
			return true;
		}
	}
	return false;
}

async function holds(text: string, key: CryptoKey, algorithm: string): Promise<boolean> {
	try {
		await compactVerify(text, key, { algorithms: [algorithm] });
		return true;
	} catch {
		return false;
	}
}
