import { takingEntries } from "../making/key-set.ts";
import { without } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const useOfTheKeyIgnored: Mutant = {
	id: "use-of-the-key-ignored",
	sentence: "Uses a key that is for encryption.",
	breaks: ["JWT-KEY-05"],
	also: ["JWKS-08"],
	threats: ["JWT-52"],
	seen: "wire",
	stages: takingEntries((entry) => without(entry, "use")),
};
