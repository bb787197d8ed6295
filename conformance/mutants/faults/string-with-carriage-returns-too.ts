import { alsoTexts } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

export const stringWithCarriageReturnsToo: Mutant = {
	id: "string-with-carriage-returns-too",
	sentence: "Verifies over lines that end in carriage return and line feed as well.",
	breaks: ["HMAC-CANON-01"],
	also: ["SORT-08"],
	threats: ["CAN-09"],
	seen: "wire",
	stages: alsoTexts((text) => [text.replaceAll("\n", "\r\n")]),
};
