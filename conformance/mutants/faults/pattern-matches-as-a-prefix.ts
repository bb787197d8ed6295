import type { Mutant } from "../mutant.ts";

export const patternMatchesAsAPrefix: Mutant = {
	id: "pattern-matches-as-a-prefix",
	sentence: "Lets a pattern match every path that begins like it, with or without a slash.",
	breaks: ["AUTHZ-02", "AUTHZ-03"],
	threats: ["AUT-13"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		findRoute: (path, routes) =>
			reference.findRoute(path, routes) ??
			routes.find(({ pattern }) => pattern.endsWith("/*") && path.startsWith(pattern.slice(0, -2))),
	}),
};
