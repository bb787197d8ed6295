import { decodeBase64url, type JsonObject, parseStrictObject } from "#protocol";
import type { VerificationKey } from "../../../gateway/src/jwks.ts";
import { isObject } from "../making/key-set.ts";
import { holds } from "../making/signature.ts";
import { parsedBy, understanding } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

/** The symmetric key of an entry, or none. */
async function secretOf(entry: JsonObject): Promise<VerificationKey | undefined> {
	const bytes = entry["kty"] === "oct" ? decodeBase64url(String(entry["k"])) : undefined;
	if (bytes === undefined) {
		return undefined;
	}
	const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
	return { keyId: String(entry["kid"]), algorithm: "RS256", admitted: true, key };
}

export const symmetricKeyOfTheSetUsed: Mutant = {
	id: "symmetric-key-of-the-set-used",
	sentence: "Verifies HS256 with a symmetric key of the set.",
	breaks: ["JWT-KEY-07", "JWT-ALG-03"],
	also: ["JWKS-05"],
	threats: ["JWT-54"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async fetchKeySet(jwt, fetcher) {
			const secrets: VerificationKey[] = [];
			const copying: typeof fetch = async (input, init) => {
				const response = await fetcher(input, init);
				const document: unknown = await response.clone().json();
				const entries: unknown = isObject(document) ? document["keys"] : undefined;
				const found = Array.isArray(entries) ? entries.filter(isObject).map((entry) => secretOf(entry)) : [];
				secrets.push(...(await Promise.all(found)).filter((key) => key !== undefined));
				return response;
			};
			return [...(await reference.fetchKeySet(jwt, copying)), ...secrets];
		},
		parseToken(text, policy) {
			const isHmac = parsedBy(parseStrictObject, text)?.header["alg"] === "HS256";
			return isHmac
				? understanding(({ header, claims }) => ({ header: { ...header, alg: "RS256" }, claims }))(
						reference,
					).parseToken(text, policy)
				: reference.parseToken(text, policy);
		},
		async verifyToken(token, keys) {
			const isHmac = parsedBy(parseStrictObject, token.text)?.header["alg"] === "HS256";
			const [key] = isHmac ? keys : [];
			return key === undefined ? reference.verifyToken(token, keys) : holds(token.text, key.key, "HS256");
		},
	}),
};
