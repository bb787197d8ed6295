import { refuse } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const issuerFailureTakenForABadToken: Mutant = {
	id: "issuer-failure-taken-for-a-bad-token",
	sentence: "Answers that a token is bad when it has no key set.",
	breaks: ["JWKS-07", "JWKS-08"],
	also: ["ANS-06", "ANS-07", "JWKS-06"],
	threats: ["AVL-12"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async authenticateJwt(exchange, text) {
			const principal = await reference.authenticateJwt(exchange, text);
			return !principal.ok && principal.refusal.code === "issuer_unavailable" ? refuse("invalid_token") : principal;
		},
	}),
};
