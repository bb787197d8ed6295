import { findingKeys } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

export const kidIgnored: Mutant = {
	id: "kid-ignored",
	sentence: "Tries every key of the set, whatever kid a token names.",
	breaks: ["JWT-KEY-02", "JWKS-03"],
	threats: ["JWT-12"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		openKeySet: (options) => findingKeys(options, reference, () => true),
	}),
};
