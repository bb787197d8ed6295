import { accept, scopesFor } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const scopeWithWildcard: Mutant = {
	id: "scope-with-wildcard",
	sentence: "Knows a wildcard at the end of a scope.",
	breaks: ["AUTHZ-08"],
	threats: ["AZ-04"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		authorize(principal, route, method) {
			const needed = scopesFor(route, method);
			const covered = (scope: string) =>
				principal.scopes.some((own) => own === scope || (own.endsWith("*") && scope.startsWith(own.slice(0, -1))));
			return needed?.every(covered) === true ? accept(null) : reference.authorize(principal, route, method);
		},
	}),
};
