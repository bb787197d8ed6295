import { decodeBase64url, type JsonObject } from "#protocol";
import type { VerificationKey } from "../../../gateway/src/jwks.ts";
import type { Stages } from "../../../gateway/src/stages.ts";
import { isObject } from "./key-set.ts";

/** A library may refuse such a key, so that it is imported without one. */
async function rsaKey(
	{ kid, kty, n, e }: JsonObject,
	fits: (modulus: Uint8Array) => boolean,
): Promise<readonly VerificationKey[]> {
	if (kty !== "RSA" || typeof kid !== "string" || typeof n !== "string" || typeof e !== "string") {
		return [];
	}
	if (!fits(decodeBase64url(n) ?? new Uint8Array())) {
		return [];
	}
	const parameters = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
	const key = await crypto.subtle.importKey("jwk", { kty, n, e }, parameters, true, ["verify"]);
	return [{ keyId: kid, algorithm: "RS256", admitted: true, key }];
}

/** A gateway that uses RSA keys of such a modulus besides those of the reference, for RS256. */
export function takingRsaKeys(
	fits: (modulus: Uint8Array) => boolean,
): (reference: Stages) => Pick<Stages, "fetchKeySet"> {
	return (reference) => ({
		async fetchKeySet(jwt, fetcher) {
			let document: unknown;
			const copying: typeof fetch = async (input, init) => {
				const response = await fetcher(input, init);
				document = await response.clone().json();
				return response;
			};
			const taken = await reference.fetchKeySet(jwt, copying).catch(() => []);
			const entries: unknown = isObject(document) ? document["keys"] : undefined;
			const objects = Array.isArray(entries) ? entries.filter(isObject) : [];
			const keys = [...taken, ...(await Promise.all(objects.map((entry) => rsaKey(entry, fits)))).flat()];
			if (keys.length === 0) {
				throw new Error("the key set has no usable key");
			}
			return keys;
		},
	});
}
