import { alsoLine } from "../making/line.ts";
import type { Mutant } from "../mutant.ts";

export const timestampLineInAnySpelling: Mutant = {
	id: "timestamp-line-in-any-spelling",
	sentence: "Verifies over the timestamp in milliseconds and with a leading zero as well.",
	breaks: ["HMAC-CANON-04"],
	threats: ["NON-16"],
	seen: "wire",
	stages: alsoLine("timestamp", (line) => [`${line}000`, `0${line}`]),
};
