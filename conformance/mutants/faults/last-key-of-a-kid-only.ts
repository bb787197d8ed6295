import type { Mutant } from "../mutant.ts";

export const lastKeyOfAKidOnly: Mutant = {
	id: "last-key-of-a-kid-only",
	sentence: "Tries the last of several keys of one kid only.",
	breaks: ["JWT-KEY-08"],
	threats: ["JWT-53"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		verifyToken: (token, keys) => reference.verifyToken(token, keys.slice(-1)),
	}),
};
