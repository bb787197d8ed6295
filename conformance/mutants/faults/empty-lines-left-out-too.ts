import { alsoTexts } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

export const emptyLinesLeftOutToo: Mutant = {
	id: "empty-lines-left-out-too",
	sentence: "Verifies over the string to sign without its empty lines as well.",
	breaks: ["HMAC-CANON-01"],
	threats: ["CAN-09"],
	seen: "wire",
	stages: alsoTexts((text) => [
		text
			.split("\n")
			.filter((line) => line !== "")
			.join("\n"),
	]),
};
