import { lettingThrough } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const forbiddenTripletsLetThrough: Mutant = {
	id: "forbidden-triplets-let-through",
	sentence: "Allows encoded slashes, backslashes and controls in the path.",
	breaks: ["TGT-09"],
	also: ["ANS-01", "ANS-02", "ANS-07", "ANS-08", "ANS-09", "ANS-10", "ANS-11", "ANS-12", "FWD-01", "TGT-11"],
	threats: ["CAN-11", "FWD-08", "VAL-03"],
	seen: "wire",
	stages: lettingThrough("forbidden_triplet"),
};
