import { takingEntries } from "../making/key-set.ts";
import { without } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const privateKeyOfTheSetUsed: Mutant = {
	id: "private-key-of-the-set-used",
	sentence: "Uses a key of the set that carries its private members.",
	breaks: ["JWT-KEY-07"],
	threats: ["JWK-21"],
	seen: "wire",
	stages: takingEntries((entry) =>
		entry["kty"] === "oct" ? entry : without(entry, "d", "p", "q", "dp", "dq", "qi", "oth", "k"),
	),
};
