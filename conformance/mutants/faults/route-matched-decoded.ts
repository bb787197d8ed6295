import { percentDecoded } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const routeMatchedDecoded: Mutant = {
	id: "route-matched-decoded",
	sentence: "Matches a route against the decoded path.",
	breaks: ["AUTHZ-01", "AUTHZ-03"],
	threats: ["AUT-13"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		findRoute: (path, routes) => reference.findRoute(path, routes) ?? reference.findRoute(percentDecoded(path), routes),
	}),
};
