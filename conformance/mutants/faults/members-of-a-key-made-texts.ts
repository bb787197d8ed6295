import { takingEntries } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

/** Where their text is meant, as a platform does that is handed them as they are. */
const named = ["n", "e", "x", "y"];

export const membersOfAKeyMadeTexts: Mutant = {
	id: "members-of-a-key-made-texts",
	sentence: "Makes texts of the members of a key, whatever they are.",
	breaks: ["JWKS-09"],
	threats: ["JWK-09"],
	seen: "wire",
	stages: takingEntries((entry) =>
		Object.fromEntries(
			Object.entries(entry).map(([name, value]) => [name, named.includes(name) ? String(value) : value]),
		),
	),
};
