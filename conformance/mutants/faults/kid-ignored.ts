import { findingKeys } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

export const kidIgnored: Mutant = {
	id: "kid-ignored",
	sentence: "Tries every key of the set, whatever kid a token names.",
	breaks: ["JWT-KEY-02"],
	also: ["JWKS-04", "JWKS-09", "JWKS-10", "JWT-CLAIM-11", "JWT-KEY-03", "JWT-KEY-04", "JWT-KEY-05", "JWT-KEY-07"],
	threats: ["JWT-11"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		openKeySet: (options) => findingKeys(options, reference, () => true),
	}),
};
