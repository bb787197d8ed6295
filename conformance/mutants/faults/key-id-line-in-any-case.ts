import { alsoLine } from "../making/line.ts";
import type { Mutant } from "../mutant.ts";

export const keyIdLineInAnyCase: Mutant = {
	id: "key-id-line-in-any-case",
	sentence: "Verifies over the key id in any case, and over that of another key.",
	breaks: ["HMAC-CANON-03"],
	threats: ["CAN-06", "KEY-15"],
	seen: "wire",
	stages: alsoLine("keyId", (line) => [
		line.toLowerCase(),
		line.toUpperCase(),
		line.replaceAll(/[a-z]/gi, (letter) =>
			letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
		),
		"live_other_key",
	]),
};
