import type { Mutant } from "../mutant.ts";

export const patternLongerThanItself: Mutant = {
	id: "pattern-longer-than-itself",
	sentence: "Lets a pattern match only paths that are longer than the pattern, its asterisk included.",
	breaks: ["AUTHZ-02"],
	threats: ["AUT-13"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		findRoute: (path, routes) =>
			reference.findRoute(
				path,
				routes.filter(({ pattern }) => !pattern.endsWith("/*") || path.length > pattern.length),
			),
	}),
};
