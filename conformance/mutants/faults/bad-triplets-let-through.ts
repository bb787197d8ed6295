import { lettingThrough } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const badTripletsLetThrough: Mutant = {
	id: "bad-triplets-let-through",
	sentence: "Leaves a percent sign without two digits as it is.",
	breaks: ["TGT-06"],
	also: ["TGT-11"],
	threats: ["CAN-32", "AVL-02"],
	seen: "wire",
	stages: lettingThrough("bad_triplet"),
};
