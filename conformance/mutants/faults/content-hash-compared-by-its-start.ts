import { comparingOnly } from "../making/content-hash.ts";
import type { Mutant } from "../mutant.ts";

export const contentHashComparedByItsStart: Mutant = {
	id: "content-hash-compared-by-its-start",
	sentence: "Compares the first eight digits of the content hash.",
	breaks: ["HMAC-BODY-01"],
	threats: ["BOD-03"],
	seen: "wire",
	stages: comparingOnly((hash) => hash.slice(0, 8)),
};
