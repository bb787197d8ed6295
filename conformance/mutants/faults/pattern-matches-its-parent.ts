import type { Mutant } from "../mutant.ts";

export const patternMatchesItsParent: Mutant = {
	id: "pattern-matches-its-parent",
	sentence: "Lets a pattern match the path above it.",
	breaks: ["AUTHZ-02"],
	also: ["AUTHZ-03"],
	threats: ["AUT-13"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		findRoute: (path, routes) => reference.findRoute(path, routes) ?? reference.findRoute(`${path}/-`, routes),
	}),
};
