import { findingKeys } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

export const kidComparedByItsStart: Mutant = {
	id: "kid-compared-by-its-start",
	sentence: "Takes a key whose kid begins with that of the token.",
	breaks: ["JWT-KEY-02"],
	threats: ["JWT-11"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		openKeySet: (options) => findingKeys(options, reference, (key, keyId) => key.keyId.startsWith(keyId)),
	}),
};
