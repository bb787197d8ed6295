import type { Mutant } from "../mutant.ts";

export const kindOfCredentialConfused: Mutant = {
	id: "kind-of-credential-confused",
	sentence: "Says of every request that it came with a token.",
	breaks: ["FWD-04"],
	also: ["FWD-05", "FWD-08", "FWD-13"],
	threats: ["FWD-03"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		gatewayHeaders: (principal, facts) =>
			reference.gatewayHeaders(principal && { ...principal, authType: "jwt" }, facts),
	}),
};
