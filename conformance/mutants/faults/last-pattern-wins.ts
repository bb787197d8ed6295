import type { Mutant } from "../mutant.ts";

export const lastPatternWins: Mutant = {
	id: "last-pattern-wins",
	sentence: "Takes the last pattern that matches a path, and not the longest.",
	breaks: ["AUTHZ-02"],
	threats: ["AZ-05"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		findRoute: (path, routes) =>
			routes.find(({ pattern }) => pattern === path) ??
			routes.findLast((route) => reference.findRoute(path, [route]) !== undefined),
	}),
};
