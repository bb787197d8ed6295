import { parseStrictObject } from "#protocol";
import { parseKeySet } from "../../../gateway/src/jwks.ts";
import { isObject } from "../making/key-set.ts";
import { parsedBy, understanding, without } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const keyInTheHeaderTrusted: Mutant = {
	id: "key-in-the-header-trusted",
	sentence: "Verifies a token with the key that it brings along.",
	breaks: ["JWT-FORM-08", "JWT-KEY-02"],
	also: ["JWKS-05"],
	threats: ["JWT-07"],
	seen: "wire",
	stages: (reference) => ({
		...understanding(({ header, claims }) => ({ header: without(header, "jwk"), claims }))(reference),
		async verifyToken(token, keys) {
			const jwk = parsedBy(parseStrictObject, token.text)?.header["jwk"];
			if (!isObject(jwk)) {
				return reference.verifyToken(token, keys);
			}
			const [own] = await parseKeySet({ keys: [{ ...jwk, kid: token.keyId, alg: token.algorithm }] });
			return own !== undefined && reference.verifyToken(token, [own]);
		},
	}),
};
