import { accept, scopesFor } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const oneScopeOfSeveralEnough: Mutant = {
	id: "one-scope-of-several-enough",
	sentence: "Lets an identity in that has one of several scopes of the route.",
	breaks: ["AUTHZ-07"],
	also: ["AUTHZ-02"],
	threats: ["AZ-01"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		authorize(principal, route, method) {
			const allowed = reference.authorize(principal, route, method);
			const needed = scopesFor(route, method) ?? [];
			return !allowed.ok && needed.some((scope) => principal.scopes.includes(scope)) ? accept(null) : allowed;
		},
	}),
};
