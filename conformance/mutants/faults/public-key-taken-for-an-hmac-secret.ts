import { exportSPKI } from "jose";
import { encodeUtf8, parseStrictObject } from "#protocol";
import { holds } from "../making/signature.ts";
import { parsedBy, understanding } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const publicKeyTakenForAnHmacSecret: Mutant = {
	id: "public-key-taken-for-an-hmac-secret",
	sentence: "Verifies HS256 with the public key of the set as the secret.",
	breaks: ["JWT-ALG-03"],
	also: ["JWKS-05", "JWT-CLAIM-11"],
	threats: ["JWT-03"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseToken(text, policy) {
			const isHmac = parsedBy(parseStrictObject, text)?.header["alg"] === "HS256";
			return isHmac
				? understanding(({ header, claims }) => ({ header: { ...header, alg: "RS256" }, claims }))(
						reference,
					).parseToken(text, policy)
				: reference.parseToken(text, policy);
		},
		findKeys: async (token, keySet, keepAlive) => {
			const isHmac = parsedBy(parseStrictObject, token.text)?.header["alg"] === "HS256";
			const found = await reference.findKeys(token, keySet, keepAlive);
			if (!isHmac || !found.found || found.keys.length > 0) {
				return found;
			}
			for (const algorithm of ["ES256", "EdDSA", "PS256"] as const) {
				const other = await keySet.find(token.keyId, algorithm, keepAlive);
				if (other.found && other.keys.length > 0) {
					return other;
				}
			}
			return found;
		},
		async verifyToken(token, keys) {
			if (parsedBy(parseStrictObject, token.text)?.header["alg"] !== "HS256") {
				return reference.verifyToken(token, keys);
			}
			for (const { key } of keys) {
				const pem = await exportSPKI(key);
				for (const secret of [pem, `${pem}\n`, pem.trimEnd()]) {
					if (await holds(token.text, encodeUtf8(secret), "HS256")) {
						return true;
					}
				}
			}
			return false;
		},
	}),
};
