import { refuse } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const issuedLongAgoRefused: Mutant = {
	id: "issued-long-ago-refused",
	sentence: "Refuses a token that was issued more than a day ago.",
	breaks: ["JWT-CLAIM-06"],
	threats: ["JWT-41"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		principalOf: (claims, policy, nowMs) =>
			typeof claims["iat"] === "number" && claims["iat"] < nowMs / 1000 - 86_400
				? refuse("invalid_token", "claims:iat")
				: reference.principalOf(claims, policy, nowMs),
	}),
};
