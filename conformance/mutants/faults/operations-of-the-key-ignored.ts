import { takingEntries } from "../making/key-set.ts";
import { without } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const operationsOfTheKeyIgnored: Mutant = {
	id: "operations-of-the-key-ignored",
	sentence: "Uses a key whose operations leave out verification.",
	breaks: ["JWT-KEY-05"],
	threats: ["JWT-52"],
	seen: "wire",
	stages: takingEntries((entry) => without(entry, "key_ops")),
};
