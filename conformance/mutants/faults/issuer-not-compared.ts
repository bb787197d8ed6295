import type { Mutant } from "../mutant.ts";

export const issuerNotCompared: Mutant = {
	id: "issuer-not-compared",
	sentence: "Does not look at the issuer of a token.",
	breaks: ["JWT-CLAIM-01", "JWKS-05"],
	also: ["JWT-CLAIM-11"],
	threats: ["JWT-42"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		isOurIssuer: () => true,
		principalOf: (claims, policy, nowMs) => reference.principalOf({ ...claims, iss: policy.issuer }, policy, nowMs),
	}),
};
