import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const scopesNotCompared: Mutant = {
	id: "scopes-not-compared",
	sentence: "Does not compare scopes.",
	breaks: ["AUTHZ-07", "AUTHZ-08", "AUTHZ-09", "JWT-CLAIM-09"],
	also: [
		"ANS-01",
		"ANS-02",
		"ANS-07",
		"ANS-08",
		"ANS-10",
		"ANS-11",
		"ANS-12",
		"AUTHZ-01",
		"AUTHZ-02",
		"HMAC-NONCE-07",
		"LIM-05",
		"LIM-06",
	],
	threats: ["AZ-01"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		authorize(principal, route, method) {
			const allowed = reference.authorize(principal, route, method);
			return !allowed.ok && allowed.refusal.code === "insufficient_scope" ? accept(null) : allowed;
		},
	}),
};
