import { lettingThrough } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const lowerCaseTripletsLetThrough: Mutant = {
	id: "lower-case-triplets-let-through",
	sentence: "Takes percent triplets with lower-case digits as they are.",
	breaks: ["TGT-07"],
	also: ["ANS-12", "TGT-11"],
	threats: ["CAN-20"],
	seen: "wire",
	stages: lettingThrough("lower_case_triplet"),
};
