import type { Mutant } from "../mutant.ts";

export const patternMatchesOneSegment: Mutant = {
	id: "pattern-matches-one-segment",
	sentence: "Lets a pattern match one segment and not what is below.",
	breaks: ["AUTHZ-02"],
	threats: ["AZ-05"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		findRoute(path, routes) {
			const route = reference.findRoute(path, routes);
			return route?.pattern.split("/").length === path.split("/").length ? route : undefined;
		},
	}),
};
