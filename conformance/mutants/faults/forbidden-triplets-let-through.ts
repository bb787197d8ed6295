import { lettingThrough } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const forbiddenTripletsLetThrough: Mutant = {
	id: "forbidden-triplets-let-through",
	sentence: "Allows encoded slashes, backslashes and controls in the path.",
	breaks: ["TGT-09"],
	also: ["SORT-02"],
	threats: ["CAN-11", "FWD-08"],
	seen: "wire",
	stages: lettingThrough("forbidden_triplet"),
};
