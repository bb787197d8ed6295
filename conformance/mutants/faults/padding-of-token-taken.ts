import type { Mutant } from "../mutant.ts";

export const paddingOfTokenTaken: Mutant = {
	id: "padding-of-token-taken",
	sentence: "Takes a token with padding.",
	breaks: ["JWT-FORM-02"],
	also: ["JWKS-05"],
	threats: ["JWT-31"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseToken: (text, policy) => reference.parseToken(text.replaceAll("=", ""), policy),
	}),
};
