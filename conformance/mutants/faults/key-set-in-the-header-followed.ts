import { parseStrictObject } from "#protocol";
import { parseKeySet } from "../../../gateway/src/jwks.ts";
import { parsedBy, understanding, without } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const keySetInTheHeaderFollowed: Mutant = {
	id: "key-set-in-the-header-followed",
	sentence: "Fetches the key set that a token names.",
	breaks: ["JWT-FORM-08", "JWKS-05"],
	threats: ["JWT-08"],
	seen: "wire",
	stages: (reference) => ({
		...understanding(({ header, claims }) => ({ header: without(header, "jku", "x5u"), claims }))(reference),
		async verifyToken(token, keys) {
			const { jku, x5u } = parsedBy(parseStrictObject, token.text)?.header ?? {};
			const url = jku ?? x5u;
			if (typeof url !== "string") {
				return reference.verifyToken(token, keys);
			}
			try {
				const own = await parseKeySet(await (await fetch(url)).json());
				return reference.verifyToken(
					token,
					own.filter(({ algorithm }) => algorithm === token.algorithm),
				);
			} catch {
				return reference.verifyToken(token, keys);
			}
		},
	}),
};
