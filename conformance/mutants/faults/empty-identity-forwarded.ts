import type { Mutant } from "../mutant.ts";

export const emptyIdentityForwarded: Mutant = {
	id: "empty-identity-forwarded",
	sentence: "Sends an identity header with an empty value where the identity has none.",
	breaks: ["FWD-04"],
	threats: ["FWD-03"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		gatewayHeaders: (principal, facts) =>
			reference.gatewayHeaders(
				principal && { ...principal, orgId: principal.orgId ?? "", userId: principal.userId ?? "" },
				facts,
			),
	}),
};
