import { alsoTexts } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

export const linesJoinedByAnySeparatorToo: Mutant = {
	id: "lines-joined-by-any-separator-too",
	sentence: "Verifies over lines joined by blanks, bars or empty lines as well.",
	breaks: ["HMAC-CANON-01"],
	threats: ["CAN-09"],
	seen: "wire",
	stages: alsoTexts((text) => [" ", "|", "\n\n"].map((separator) => text.replaceAll("\n", separator))),
};
