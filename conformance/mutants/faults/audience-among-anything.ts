import type { Mutant } from "../mutant.ts";

export const audienceAmongAnything: Mutant = {
	id: "audience-among-anything",
	sentence: "Takes an array that contains the configured audience, whatever else is in it.",
	breaks: ["JWT-CLAIM-02"],
	threats: ["JWT-44"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		principalOf(claims, policy, nowMs) {
			const { aud } = claims;
			const contained = Array.isArray(aud) && aud.includes(policy.audience);
			return reference.principalOf(contained ? { ...claims, aud: policy.audience } : claims, policy, nowMs);
		},
	}),
};
