import type { JsonObject } from "#protocol";
import type { VerificationKey } from "../../../gateway/src/jwks.ts";
import { isObject } from "../making/key-set.ts";
import { verifyingBareSignature } from "../making/signature.ts";
import type { Mutant } from "../mutant.ts";

/** A library refuses such a key, so that it is imported without one. */
async function weakKey(entry: JsonObject): Promise<VerificationKey | undefined> {
	const { kid, kty, n, e } = entry;
	if (kty !== "RSA" || typeof kid !== "string" || typeof n !== "string" || typeof e !== "string" || n.length > 300) {
		return undefined;
	}
	const parameters = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
	const key = await crypto.subtle.importKey("jwk", { kty, n, e }, parameters, true, ["verify"]);
	return { keyId: kid, algorithm: "RS256", admitted: true, key };
}

export const weakRsaKeyUsed: Mutant = {
	id: "weak-rsa-key-used",
	sentence: "Uses an RSA key of any length.",
	breaks: ["JWT-KEY-06", "JWKS-08"],
	threats: ["JWT-30"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async fetchKeySet(jwt, fetcher) {
			let document: unknown;
			const copying: typeof fetch = async (input, init) => {
				const response = await fetcher(input, init);
				document = await response.clone().json();
				return response;
			};
			const taken = await reference.fetchKeySet(jwt, copying).catch(() => []);
			const entries: unknown = isObject(document) ? document["keys"] : undefined;
			const weak = await Promise.all(
				Array.isArray(entries) ? entries.filter(isObject).map((entry) => weakKey(entry)) : [],
			);
			const keys = [...taken, ...weak.filter((key) => key !== undefined)];
			if (keys.length === 0) {
				throw new Error("the key set has no usable key");
			}
			return keys;
		},
		verifyToken: (token, keys) => verifyingBareSignature(token.text, keys),
	}),
};
