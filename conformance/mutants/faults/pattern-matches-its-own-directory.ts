import type { Mutant } from "../mutant.ts";

export const patternMatchesItsOwnDirectory: Mutant = {
	id: "pattern-matches-its-own-directory",
	sentence: "Lets a pattern match the path with nothing behind its slash.",
	breaks: ["AUTHZ-02"],
	also: ["AUTHZ-03"],
	threats: ["AUT-13"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		findRoute: (path, routes) =>
			reference.findRoute(path, routes) ?? (path.endsWith("/") ? reference.findRoute(`${path}-`, routes) : undefined),
	}),
};
