import { alsoLine } from "../making/line.ts";
import type { Mutant } from "../mutant.ts";

export const targetLineOptional: Mutant = {
	id: "target-line-optional",
	sentence: "Verifies over the string to sign without the target as well.",
	breaks: ["HMAC-CANON-08"],
	threats: ["CAN-02", "CAN-03"],
	seen: "wire",
	stages: alsoLine("target", () => [null, ""]),
};
