import { accept, parseStrictObject } from "#protocol";
import { parsedBy, understanding } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const emptyKidLookedUp: Mutant = {
	id: "empty-kid-looked-up",
	sentence: "Looks for the key of an empty kid, which no set has.",
	breaks: ["JWKS-05"],
	threats: ["JWK-19"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseToken(text, policy) {
			if (parsedBy(parseStrictObject, text)?.header["kid"] !== "") {
				return reference.parseToken(text, policy);
			}
			const named = understanding(({ header, claims }) => ({ header: { ...header, kid: "-" }, claims }))(reference);
			const parsed = named.parseToken(text, policy);
			return parsed.ok ? accept({ ...parsed.value, keyId: "" }) : parsed;
		},
	}),
};
