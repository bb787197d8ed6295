import type { Mutant } from "../mutant.ts";

export const absentAddressWrittenDown: Mutant = {
	id: "absent-address-written-down",
	sentence: "Tells the upstream that the address of a client is null where the edge gives none.",
	breaks: ["FWD-09"],
	threats: ["FWD-12"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		gatewayHeaders(principal, facts) {
			const headers = reference.gatewayHeaders(principal, facts);
			headers.set("x-forwarded-for", String(facts.clientAddress));
			return headers;
		},
	}),
};
