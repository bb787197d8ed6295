import type { Mutant } from "../mutant.ts";

export const ps256NotKnown: Mutant = {
	id: "ps256-not-known",
	sentence: "Does not verify PS256, which is configured.",
	breaks: ["JWT-ALG-04"],
	also: ["JWT-ALG-05", "JWT-KEY-03", "JWT-KEY-06"],
	threats: ["JWT-04"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		verifyToken: async (token, keys) => token.algorithm !== "PS256" && reference.verifyToken(token, keys),
	}),
};
