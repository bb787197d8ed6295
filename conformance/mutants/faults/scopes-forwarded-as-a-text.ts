import type { Mutant } from "../mutant.ts";

export const scopesForwardedAsAText: Mutant = {
	id: "scopes-forwarded-as-a-text",
	sentence: "Names the scopes in one text with blanks between them.",
	breaks: ["FWD-04"],
	also: ["JWT-CLAIM-09"],
	threats: ["FWD-21"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		gatewayHeaders(principal, facts) {
			const headers = reference.gatewayHeaders(principal, facts);
			if (principal !== null) {
				headers.set("x-scopes", principal.scopes.join(" "));
			}
			return headers;
		},
	}),
};
