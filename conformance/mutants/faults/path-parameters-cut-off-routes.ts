import type { Mutant } from "../mutant.ts";

export const pathParametersCutOffRoutes: Mutant = {
	id: "path-parameters-cut-off-routes",
	sentence: "Cuts parameters that follow a semicolon off the path before it matches a route.",
	breaks: ["AUTHZ-01", "AUTHZ-03"],
	threats: ["AUT-13", "FWD-09"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		findRoute: (path, routes) =>
			reference.findRoute(path, routes) ?? reference.findRoute(path.replaceAll(/;[^/]*/g, ""), routes),
	}),
};
