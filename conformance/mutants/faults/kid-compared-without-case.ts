import { findingKeys } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

export const kidComparedWithoutCase: Mutant = {
	id: "kid-compared-without-case",
	sentence: "Compares kid without regard to case.",
	breaks: ["JWT-KEY-02"],
	threats: ["JWT-11"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		openKeySet: (options) =>
			findingKeys(options, reference, (key, keyId) => key.keyId.toLowerCase() === keyId.toLowerCase()),
	}),
};
