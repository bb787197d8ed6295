import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const methodOfRouteNotCompared: Mutant = {
	id: "method-of-route-not-compared",
	sentence: "Forwards every method on every route.",
	breaks: ["AUTHZ-06", "ANS-04"],
	also: ["ANS-01", "ANS-02", "ANS-08", "ANS-10", "ANS-11", "ANS-12", "LIM-06"],
	threats: ["MET-03"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		authorize(principal, route, method) {
			const allowed = reference.authorize(principal, route, method);
			return !allowed.ok && allowed.refusal.code === "method_not_allowed" ? accept(null) : allowed;
		},
	}),
};
