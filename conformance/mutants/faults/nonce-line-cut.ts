import { alsoLine } from "../making/line.ts";
import type { Mutant } from "../mutant.ts";

export const nonceLineCut: Mutant = {
	id: "nonce-line-cut",
	sentence: "Verifies over the beginning of the nonce as well.",
	breaks: ["HMAC-CANON-05"],
	threats: ["CAN-05", "NON-30"],
	seen: "wire",
	stages: alsoLine("nonce", (line) => [line.slice(0, 16), line.slice(0, -1), line.toLowerCase()]),
};
