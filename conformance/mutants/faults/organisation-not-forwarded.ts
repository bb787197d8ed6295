import type { Mutant } from "../mutant.ts";

export const organisationNotForwarded: Mutant = {
	id: "organisation-not-forwarded",
	sentence: "Does not name the organisation.",
	breaks: ["FWD-04"],
	also: ["FWD-13"],
	threats: ["FWD-03", "JWT-55"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		gatewayHeaders: (principal, facts) => reference.gatewayHeaders(principal && { ...principal, orgId: null }, facts),
	}),
};
