import { alsoLine } from "../making/line.ts";
import type { Mutant } from "../mutant.ts";

export const timestampLineOptional: Mutant = {
	id: "timestamp-line-optional",
	sentence: "Verifies over the string to sign without the timestamp as well.",
	breaks: ["HMAC-CANON-04"],
	threats: ["CAN-04"],
	seen: "wire",
	stages: alsoLine("timestamp", () => [null, ""]),
};
