import type { Mutant } from "../mutant.ts";

export const audienceNotCompared: Mutant = {
	id: "audience-not-compared",
	sentence: "Does not look at the audience of a token.",
	breaks: ["JWT-CLAIM-02"],
	also: ["JWT-CLAIM-11"],
	threats: ["JWT-44", "JWT-18"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		principalOf: (claims, policy, nowMs) => reference.principalOf({ ...claims, aud: policy.audience }, policy, nowMs),
	}),
};
