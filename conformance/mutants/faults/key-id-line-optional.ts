import { alsoLine } from "../making/line.ts";
import type { Mutant } from "../mutant.ts";

export const keyIdLineOptional: Mutant = {
	id: "key-id-line-optional",
	sentence: "Verifies over the string to sign without the key id as well.",
	breaks: ["HMAC-CANON-03"],
	threats: ["CAN-06"],
	seen: "wire",
	stages: alsoLine("keyId", () => [null, ""]),
};
