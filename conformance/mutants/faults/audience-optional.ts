import type { Mutant } from "../mutant.ts";

export const audienceOptional: Mutant = {
	id: "audience-optional",
	sentence: "Takes a token without an audience.",
	breaks: ["JWT-CLAIM-02"],
	threats: ["JWT-44"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		principalOf: (claims, policy, nowMs) => reference.principalOf({ aud: policy.audience, ...claims }, policy, nowMs),
	}),
};
