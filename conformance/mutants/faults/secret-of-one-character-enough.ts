import { encodeUtf8 } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const secretOfOneCharacterEnough: Mutant = {
	id: "secret-of-one-character-enough",
	sentence: "Refuses the empty secret only.",
	breaks: ["HMAC-SIG-03"],
	also: ["HMAC-KEY-06"],
	threats: ["KEY-06"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		secretBytes: (secret) => (secret === "" ? undefined : encodeUtf8(secret)),
	}),
};
