import { accept, scopesFor } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const scopeFoundWithinAText: Mutant = {
	id: "scope-found-within-a-text",
	sentence: "Looks for a scope anywhere in the text of all scopes.",
	breaks: ["AUTHZ-08"],
	also: ["JWT-CLAIM-09"],
	threats: ["JWT-50"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		authorize(principal, route, method) {
			const needed = scopesFor(route, method) ?? [];
			const text = principal.scopes.join(" ");
			return needed.length > 0 && needed.every((scope) => text.includes(scope))
				? accept(null)
				: reference.authorize(principal, route, method);
		},
	}),
};
