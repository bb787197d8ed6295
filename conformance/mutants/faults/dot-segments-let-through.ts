import { lettingThrough } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const dotSegmentsLetThrough: Mutant = {
	id: "dot-segments-let-through",
	sentence: "Forwards paths with dot segments as they came.",
	breaks: ["TGT-04"],
	also: ["FWD-01", "TGT-11"],
	threats: ["CAN-15"],
	seen: "wire",
	stages: lettingThrough("dot_segment"),
};
