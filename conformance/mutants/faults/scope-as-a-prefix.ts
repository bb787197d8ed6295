import { accept, scopesFor } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const scopeAsAPrefix: Mutant = {
	id: "scope-as-a-prefix",
	sentence: "Takes a scope for all that begin like it.",
	breaks: ["AUTHZ-08"],
	threats: ["AZ-04", "JWT-50"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		authorize(principal, route, method) {
			const needed = scopesFor(route, method);
			const covered = (scope: string) => principal.scopes.some((own) => scope.startsWith(own));
			return needed?.every(covered) === true ? accept(null) : reference.authorize(principal, route, method);
		},
	}),
};
