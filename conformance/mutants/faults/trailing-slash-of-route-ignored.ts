import type { Mutant } from "../mutant.ts";

export const trailingSlashOfRouteIgnored: Mutant = {
	id: "trailing-slash-of-route-ignored",
	sentence: "Matches a route with and without a slash at the end of the path.",
	breaks: ["AUTHZ-01"],
	also: ["AUTHZ-03"],
	threats: ["CAN-18"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		findRoute: (path, routes) =>
			reference.findRoute(path, routes) ?? reference.findRoute(path.replace(/\/$/, ""), routes),
	}),
};
