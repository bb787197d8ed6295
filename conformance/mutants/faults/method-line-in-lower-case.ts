import { alsoLine } from "../making/line.ts";
import type { Mutant } from "../mutant.ts";

export const methodLineInLowerCase: Mutant = {
	id: "method-line-in-lower-case",
	sentence: "Verifies over the method in lower case as well.",
	breaks: ["HMAC-CANON-06"],
	threats: ["CAN-01"],
	seen: "wire",
	stages: alsoLine("method", (line) => [line.toLowerCase()]),
};
