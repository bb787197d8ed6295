import { lettingThrough } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const emptySegmentsLetThrough: Mutant = {
	id: "empty-segments-let-through",
	sentence: "Forwards paths with empty segments as they came.",
	breaks: ["TGT-03"],
	also: ["FWD-01", "TGT-11"],
	threats: ["CAN-17", "FWD-07"],
	seen: "wire",
	stages: lettingThrough("empty_segment"),
};
