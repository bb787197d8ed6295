import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const noScopesTakenForAll: Mutant = {
	id: "no-scopes-taken-for-all",
	sentence: "Takes an identity without scopes for one that may do everything.",
	breaks: ["AUTHZ-07", "JWT-CLAIM-09"],
	threats: ["JWT-51"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		authorize(principal, route, method) {
			const allowed = reference.authorize(principal, route, method);
			return !allowed.ok && allowed.refusal.code === "insufficient_scope" && principal.scopes.length === 0
				? accept(null)
				: allowed;
		},
	}),
};
