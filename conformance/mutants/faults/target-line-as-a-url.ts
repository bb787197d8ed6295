import { alsoLine } from "../making/line.ts";
import type { Mutant } from "../mutant.ts";

export const targetLineAsAUrl: Mutant = {
	id: "target-line-as-a-url",
	sentence: "Verifies over a whole URL, and over a target with a question mark behind it.",
	breaks: ["HMAC-CANON-08"],
	threats: ["CAN-02", "CAN-29"],
	seen: "wire",
	stages: alsoLine("target", (line) => [`https://gateway.example${line}`, `${line}?`]),
};
