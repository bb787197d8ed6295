import { takingEntries } from "../making/key-set.ts";
import { without } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const algorithmOfTheKeyIgnored: Mutant = {
	id: "algorithm-of-the-key-ignored",
	sentence: "Uses a key for an algorithm other than the one that it names.",
	breaks: ["JWT-KEY-04"],
	threats: ["JWT-05"],
	seen: "wire",
	stages: takingEntries((entry) => without(entry, "alg")),
};
