import type { Mutant } from "../mutant.ts";

export const firstRouteWins: Mutant = {
	id: "first-route-wins",
	sentence: "Takes the first route that matches, whether another is closer.",
	breaks: ["AUTHZ-01"],
	also: ["ANS-07", "AUTHZ-02", "LIM-08"],
	threats: ["AZ-05"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		findRoute: (path, routes) => routes.find((route) => reference.findRoute(path, [route]) !== undefined),
	}),
};
