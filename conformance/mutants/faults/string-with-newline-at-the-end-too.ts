import { alsoTexts } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

export const stringWithNewlineAtTheEndToo: Mutant = {
	id: "string-with-newline-at-the-end-too",
	sentence: "Verifies over the string to sign with a newline at its end as well.",
	breaks: ["HMAC-CANON-01"],
	also: ["SORT-08"],
	threats: ["CAN-14"],
	seen: "wire",
	stages: alsoTexts((text) => [`${text}\n`]),
};
