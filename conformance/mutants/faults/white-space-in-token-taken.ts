import type { Mutant } from "../mutant.ts";

export const whiteSpaceInTokenTaken: Mutant = {
	id: "white-space-in-token-taken",
	sentence: "Drops white space within a token.",
	breaks: ["JWT-FORM-02", "CRED-08"],
	threats: ["JWT-31"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseToken: (text, policy) => reference.parseToken(text.replaceAll(/[ \t]/g, ""), policy),
	}),
};
