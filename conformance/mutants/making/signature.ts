import { type CryptoKey, compactVerify } from "jose";
import { decodeBase64url, encodeUtf8 } from "#protocol";
import type { VerificationKey } from "../../../gateway/src/jwks.ts";

/** Whether a token's signature holds under a key and an algorithm, without a look at anything else. */
export async function holds(text: string, key: CryptoKey | Uint8Array, algorithm: string): Promise<boolean> {
	try {
		await compactVerify(text, key, { algorithms: [algorithm] });
		return true;
	} catch {
		return false;
	}
}

const parameters = {
	RS256: { name: "RSASSA-PKCS1-v1_5" },
	PS256: { name: "RSA-PSS", saltLength: 32 },
	ES256: { name: "ECDSA", hash: "SHA-256" },
	EdDSA: { name: "Ed25519" },
} as const;

/** Whether the signature holds over the text, whatever the header of the token says; a library would look at it. */
export async function verifyingBareSignature(text: string, keys: readonly VerificationKey[]): Promise<boolean> {
	const at = text.lastIndexOf(".");
	const signature = decodeBase64url(text.slice(at + 1));
	for (const { key, algorithm } of keys) {
		const signed = encodeUtf8(text.slice(0, at));
		if (signature !== undefined && (await crypto.subtle.verify(parameters[algorithm], key, signature, signed))) {
			return true;
		}
	}
	return false;
}
