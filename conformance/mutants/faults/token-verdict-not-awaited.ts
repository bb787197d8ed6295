import type { Mutant } from "../mutant.ts";

export const tokenVerdictNotAwaited: Mutant = {
	id: "token-verdict-not-awaited",
	sentence: "Takes the promise of a verdict on a token for the verdict.",
	breaks: ["JWT-ALG-05", "JWT-KEY-02"],
	also: ["ANS-03", "ANS-10", "ANS-12", "AUTHZ-05", "JWT-CLAIM-11"],
	threats: ["JWT-23"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		verifyToken: async (token, keys) => Boolean(Promise.resolve(reference.verifyToken(token, keys))),
	}),
};
