import type { Mutant } from "../mutant.ts";

export const requestIdNotForwarded: Mutant = {
	id: "request-id-not-forwarded",
	sentence: "Does not tell the upstream the request id.",
	breaks: ["FWD-09"],
	also: ["FWD-08"],
	threats: ["FWD-27"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		gatewayHeaders(principal, facts) {
			const headers = reference.gatewayHeaders(principal, facts);
			headers.delete("x-request-id");
			return headers;
		},
	}),
};
