import type { Mutant } from "../mutant.ts";

export const audienceFoundWithinAText: Mutant = {
	id: "audience-found-within-a-text",
	sentence: "Looks for the configured audience anywhere in the text of the claim.",
	breaks: ["JWT-CLAIM-02"],
	threats: ["JWT-44"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		principalOf: (claims, policy, nowMs) =>
			reference.principalOf(
				String(claims["aud"]).includes(policy.audience) ? { ...claims, aud: policy.audience } : claims,
				policy,
				nowMs,
			),
	}),
};
