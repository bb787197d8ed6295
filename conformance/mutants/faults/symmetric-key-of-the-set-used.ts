import { decodeBase64url, parseStrictObject } from "#protocol";
import { isObject, takingSets } from "../making/key-set.ts";
import { holds } from "../making/signature.ts";
import { parsedBy, understanding } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const symmetricKeyOfTheSetUsed: Mutant = {
	id: "symmetric-key-of-the-set-used",
	sentence: "Verifies HS256 with a symmetric key of the set.",
	breaks: ["JWT-KEY-07", "JWT-ALG-03"],
	threats: ["JWT-54"],
	seen: "wire",
	stages: (reference) => {
		const secrets = new Map<string, Uint8Array>();
		return {
			...reference,
			fetchKeySet: takingSets((document) => {
				const entries: unknown = isObject(document) ? document["keys"] : undefined;
				for (const entry of Array.isArray(entries) ? entries.filter(isObject) : []) {
					const secret = entry["kty"] === "oct" ? decodeBase64url(String(entry["k"])) : undefined;
					if (secret !== undefined) {
						secrets.set(String(entry["kid"]), secret);
					}
				}
				return document;
			})(reference).fetchKeySet,
			parseToken(text, policy) {
				const isHmac = parsedBy(parseStrictObject, text)?.header["alg"] === "HS256";
				return isHmac
					? understanding(({ header, claims }) => ({ header: { ...header, alg: "RS256" }, claims }))(
							reference,
						).parseToken(text, policy)
					: reference.parseToken(text, policy);
			},
			async verifyToken(token, keys) {
				const secret = secrets.get(token.keyId);
				return (
					(await reference.verifyToken(token, keys)) ||
					(secret !== undefined && (await holds(token.text, secret, "HS256")))
				);
			},
		};
	},
};
