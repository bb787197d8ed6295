import type { Mutant } from "../mutant.ts";

export const scopeInAnyCase: Mutant = {
	id: "scope-in-any-case",
	sentence: "Compares scopes without regard to case.",
	breaks: ["AUTHZ-08"],
	threats: ["JWT-50"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		authorize: (principal, route, method) =>
			reference.authorize(
				{ ...principal, scopes: principal.scopes.map((scope) => scope.toLowerCase()) },
				route,
				method,
			),
	}),
};
