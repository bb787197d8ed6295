import { alsoTexts } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

export const stringWithoutSeparatorsToo: Mutant = {
	id: "string-without-separators-too",
	sentence: "Verifies over the lines joined by nothing as well.",
	breaks: ["HMAC-CANON-01"],
	also: ["SORT-08"],
	threats: ["CAN-09"],
	seen: "wire",
	stages: alsoTexts((text) => [text.replaceAll("\n", "")]),
};
