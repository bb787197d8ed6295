import { alsoLine } from "../making/line.ts";
import type { Mutant } from "../mutant.ts";

export const methodLineOptional: Mutant = {
	id: "method-line-optional",
	sentence: "Verifies over the string to sign without the method as well.",
	breaks: ["HMAC-CANON-06"],
	threats: ["CAN-01"],
	seen: "wire",
	stages: alsoLine("method", () => [null, ""]),
};
