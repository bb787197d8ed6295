import type { Mutant } from "../mutant.ts";

export const otherAlphabetOfTokenTaken: Mutant = {
	id: "other-alphabet-of-token-taken",
	sentence: "Takes a token in the alphabet of plain base64.",
	breaks: ["JWT-FORM-02"],
	threats: ["JWT-31"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseToken: (text, policy) => reference.parseToken(text.replaceAll("+", "-").replaceAll("/", "_"), policy),
	}),
};
