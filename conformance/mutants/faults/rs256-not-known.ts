import type { Mutant } from "../mutant.ts";

export const rs256NotKnown: Mutant = {
	id: "rs256-not-known",
	sentence: "Does not verify RS256, which is configured.",
	breaks: ["JWT-ALG-04"],
	also: [
		"JWKS-09",
		"JWT-ALG-01",
		"JWT-ALG-05",
		"JWT-KEY-02",
		"JWT-KEY-03",
		"JWT-KEY-04",
		"JWT-KEY-05",
		"JWT-KEY-06",
		"JWT-KEY-07",
	],
	threats: ["JWT-04"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		verifyToken: async (token, keys) => token.algorithm !== "RS256" && reference.verifyToken(token, keys),
	}),
};
