import { refuse } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const expiryWithoutTolerance: Mutant = {
	id: "expiry-without-tolerance",
	sentence: "Has no tolerance for a token that has just expired.",
	breaks: ["JWT-CLAIM-04"],
	threats: ["JWT-36"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		principalOf: (claims, policy, nowMs) =>
			typeof claims["exp"] === "number" && claims["exp"] <= nowMs / 1000
				? refuse("invalid_token", "claims:exp")
				: reference.principalOf(claims, policy, nowMs),
	}),
};
