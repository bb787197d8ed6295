import { comparingOnly } from "../making/content-hash.ts";
import type { Mutant } from "../mutant.ts";

export const contentHashComparedByItsEnd: Mutant = {
	id: "content-hash-compared-by-its-end",
	sentence: "Compares the last sixteen digits of the content hash.",
	breaks: ["HMAC-BODY-01"],
	threats: ["BOD-03"],
	seen: "wire",
	stages: comparingOnly((hash) => hash.slice(-16)),
};
