import { lettingThrough } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const unreservedTripletsLetThrough: Mutant = {
	id: "unreserved-triplets-let-through",
	sentence: "Takes percent triplets of unreserved characters as they are.",
	breaks: ["TGT-08"],
	also: ["FWD-01", "TGT-11"],
	threats: ["CAN-21"],
	seen: "wire",
	stages: lettingThrough("unreserved_triplet"),
};
