import type { Mutant } from "../mutant.ts";

export const fourthPartIgnored: Mutant = {
	id: "fourth-part-ignored",
	sentence: "Ignores what follows the third part of a token.",
	breaks: ["JWT-FORM-01"],
	also: ["JWKS-05"],
	threats: ["JWT-32"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseToken: (text, policy) => reference.parseToken(text.split(".").slice(0, 3).join("."), policy),
	}),
};
