import { inPath, repairing } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const emptySegmentsMerged: Mutant = {
	id: "empty-segments-merged",
	sentence: "Merges several slashes of the path into one.",
	breaks: ["TGT-03"],
	also: ["FWD-01", "TGT-11"],
	threats: ["CAN-17"],
	seen: "wire",
	stages: repairing(inPath((path) => path.replaceAll(/\/+/g, "/"))),
};
