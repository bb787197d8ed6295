import { takingEntries } from "../making/key-set.ts";
import { without } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const privateFactorsOfTheSetOverlooked: Mutant = {
	id: "private-factors-of-the-set-overlooked",
	sentence: "Knows a private key of the set by its private exponent only.",
	breaks: ["JWT-KEY-07"],
	threats: ["JWK-21"],
	seen: "wire",
	stages: takingEntries((entry) => without(entry, "p", "q", "dp", "dq", "qi", "oth")),
};
