import { alsoVerifying } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

export const longerBlanksInContentTypeCollapsed: Mutant = {
	id: "longer-blanks-in-content-type-collapsed",
	sentence: "Takes three blanks or more within the content type for two before it verifies.",
	breaks: ["HMAC-CANON-09"],
	threats: ["CAN-44"],
	seen: "wire",
	stages: alsoVerifying((covered) => [{ ...covered, contentType: covered.contentType.replaceAll(/ {3,}/g, "  ") }]),
};
