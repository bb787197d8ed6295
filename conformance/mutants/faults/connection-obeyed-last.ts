import type { Mutant } from "../mutant.ts";

export const connectionObeyedLast: Mutant = {
	id: "connection-obeyed-last",
	sentence: "Removes what the sender's Connection names after it has set its own headers.",
	breaks: ["FWD-08"],
	threats: ["FWD-04"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		upstreamHeaders(exchange, head, principal) {
			const headers = reference.upstreamHeaders(exchange, head, principal);
			for (const name of (head.header("connection") ?? "").split(",").map((each) => each.trim())) {
				if (/^[\w-]+$/.test(name)) {
					headers.delete(name.toLowerCase());
				}
			}
			return headers;
		},
	}),
};
