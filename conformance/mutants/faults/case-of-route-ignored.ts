import type { Mutant } from "../mutant.ts";

export const caseOfRouteIgnored: Mutant = {
	id: "case-of-route-ignored",
	sentence: "Matches a route without regard to case.",
	breaks: ["AUTHZ-01", "AUTHZ-03"],
	also: ["AUTHZ-02"],
	threats: ["CAN-19", "AUT-13"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		findRoute: (path, routes) => reference.findRoute(path, routes) ?? reference.findRoute(path.toLowerCase(), routes),
	}),
};
