import type { Mutant } from "../mutant.ts";

export const audienceContainedInOurs: Mutant = {
	id: "audience-contained-in-ours",
	sentence: "Takes an audience that is a part of the configured one.",
	breaks: ["JWT-CLAIM-02"],
	threats: ["JWT-44"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		principalOf(claims, policy, nowMs) {
			const { aud } = claims;
			const part = typeof aud === "string" && aud !== "" && policy.audience.includes(aud);
			return reference.principalOf(part ? { ...claims, aud: policy.audience } : claims, policy, nowMs);
		},
	}),
};
