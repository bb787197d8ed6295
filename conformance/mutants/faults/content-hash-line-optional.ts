import { alsoLine } from "../making/line.ts";
import type { Mutant } from "../mutant.ts";

export const contentHashLineOptional: Mutant = {
	id: "content-hash-line-optional",
	sentence: "Verifies over the string to sign without the content hash as well.",
	breaks: ["HMAC-CANON-10"],
	threats: ["BOD-03"],
	seen: "wire",
	stages: alsoLine("contentHash", () => [null, ""]),
};
