import type { Mutant } from "../mutant.ts";

export const contentTypeSupplied: Mutant = {
	id: "content-type-supplied",
	sentence: "Supplies a content type where the sender sent none.",
	breaks: ["FWD-10"],
	threats: ["FWD-22"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		upstreamHeaders(exchange, head, principal) {
			const headers = reference.upstreamHeaders(exchange, head, principal);
			if (!headers.has("content-type")) {
				headers.set("content-type", "application/json");
			}
			return headers;
		},
	}),
};
