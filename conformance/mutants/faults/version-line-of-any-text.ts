import { alsoTexts } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

const versions = ["countersign-v0", "countersign-v2", "COUNTERSIGN-V1", "v1", ""];

export const versionLineOfAnyText: Mutant = {
	id: "version-line-of-any-text",
	sentence: "Accepts signatures over the first versions of the scheme and over another one to come.",
	breaks: ["HMAC-CANON-02"],
	also: ["SORT-08"],
	threats: ["CAN-08"],
	seen: "wire",
	stages: alsoTexts((text) => versions.map((version) => text.replace(/^[^\n]*/, version))),
};
