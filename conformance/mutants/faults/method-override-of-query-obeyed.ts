import { isKnownMethod } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const methodOverrideOfQueryObeyed: Mutant = {
	id: "method-override-of-query-obeyed",
	sentence: "Forwards the method that a parameter of the query asks for.",
	breaks: ["FWD-03"],
	threats: ["MET-01"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		forwardRequest(exchange, head, route, letIn) {
			const asked = new URLSearchParams(head.target.query ?? "").get("_method") ?? "";
			return reference.forwardRequest(exchange, isKnownMethod(asked) ? { ...head, method: asked } : head, route, letIn);
		},
	}),
};
