import type { Mutant } from "../mutant.ts";

export const issuerFailureThrownOn: Mutant = {
	id: "issuer-failure-thrown-on",
	sentence: "Lets a failure of the issuer become a failure of its own.",
	breaks: ["JWKS-07", "JWKS-08"],
	also: ["ANS-06", "ANS-07", "JWKS-06"],
	threats: ["JWK-09", "AVL-12"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async authenticateJwt(exchange, text) {
			const principal = await reference.authenticateJwt(exchange, text);
			if (!principal.ok && principal.refusal.code === "issuer_unavailable") {
				throw new TypeError("fetch failed");
			}
			return principal;
		},
	}),
};
