import { takingEntries } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

export const keyWithoutANameTaken: Mutant = {
	id: "key-without-a-name-taken",
	sentence: "Takes an entry with an empty kid for a usable key, though no token can name it.",
	breaks: ["JWKS-08"],
	threats: ["JWK-16"],
	seen: "wire",
	// Under a name that no token may have, as it would be found under none.
	stages: takingEntries((entry) => (entry["kid"] === "" ? { ...entry, kid: "\u0000" } : entry)),
};
