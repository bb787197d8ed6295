import { refuse } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const issueTimeDemanded: Mutant = {
	id: "issue-time-demanded",
	sentence: "Refuses a token that does not say when it was issued.",
	breaks: ["JWT-CLAIM-06"],
	threats: ["JWT-41"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		principalOf: (claims, policy, nowMs) =>
			claims["iat"] === undefined
				? refuse("invalid_token", "claims:iat")
				: reference.principalOf(claims, policy, nowMs),
	}),
};
