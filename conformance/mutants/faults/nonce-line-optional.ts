import { alsoLine } from "../making/line.ts";
import type { Mutant } from "../mutant.ts";

export const nonceLineOptional: Mutant = {
	id: "nonce-line-optional",
	sentence: "Verifies over the string to sign without the nonce as well.",
	breaks: ["HMAC-CANON-05"],
	threats: ["CAN-05"],
	seen: "wire",
	stages: alsoLine("nonce", () => [null, ""]),
};
