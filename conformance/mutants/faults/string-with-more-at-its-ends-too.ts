import { alsoTexts } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

export const stringWithMoreAtItsEndsToo: Mutant = {
	id: "string-with-more-at-its-ends-too",
	sentence: "Verifies over the string to sign with a line before or behind it as well.",
	breaks: ["HMAC-CANON-01"],
	threats: ["CAN-14"],
	seen: "wire",
	stages: alsoTexts((text) => [`\n${text}`, `${text}\r\n`, `${text}\n${text.slice(text.lastIndexOf("\n") + 1)}`]),
};
