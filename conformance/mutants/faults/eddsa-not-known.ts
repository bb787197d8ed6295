import type { Mutant } from "../mutant.ts";

export const eddsaNotKnown: Mutant = {
	id: "eddsa-not-known",
	sentence: "Does not verify EdDSA, which is configured.",
	breaks: ["JWT-ALG-04"],
	also: ["JWT-ALG-01", "JWT-ALG-05", "JWT-KEY-03", "JWT-KEY-07", "JWT-KEY-08"],
	threats: ["JWT-04"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		verifyToken: async (token, keys) => token.algorithm !== "EdDSA" && reference.verifyToken(token, keys),
	}),
};
