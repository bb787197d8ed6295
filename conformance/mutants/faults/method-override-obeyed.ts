import { isKnownMethod } from "#protocol";
import type { Mutant } from "../mutant.ts";

const overrides = ["x-http-method-override", "x-http-method", "x-method-override"];

export const methodOverrideObeyed: Mutant = {
	id: "method-override-obeyed",
	sentence: "Forwards the method that a header of the sender asks for.",
	breaks: ["FWD-03"],
	threats: ["MET-01"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		forwardRequest(exchange, head, route, letIn) {
			const { headers } = exchange.request;
			const spelled = overrides.flatMap((name) => [name, name.replaceAll("-", "_")]);
			const asked = spelled.map((name) => headers.get(name)).find((value) => value !== null) ?? "";
			return reference.forwardRequest(exchange, isKnownMethod(asked) ? { ...head, method: asked } : head, route, letIn);
		},
	}),
};
