import type { Mutant } from "../mutant.ts";

export const tokenVerdictNotAwaited: Mutant = {
	id: "token-verdict-not-awaited",
	sentence: "Takes the promise of a verdict on a token for the verdict.",
	breaks: ["JWT-ALG-05", "JWT-KEY-02"],
	also: [
		"ANS-01",
		"ANS-02",
		"ANS-03",
		"ANS-07",
		"ANS-08",
		"ANS-09",
		"ANS-10",
		"ANS-11",
		"ANS-12",
		"AUTHZ-05",
		"JWT-CLAIM-11",
		"JWT-KEY-08",
	],
	threats: ["JWT-23"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		verifyToken: async (token, keys) => Boolean(Promise.resolve(reference.verifyToken(token, keys))),
	}),
};
