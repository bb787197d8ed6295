import { lettingThrough } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const forbiddenCharactersLetThrough: Mutant = {
	id: "forbidden-characters-let-through",
	sentence: "Checks no character of the target.",
	breaks: ["TGT-05"],
	also: ["FWD-01", "TGT-11"],
	threats: ["CAN-34", "CAN-42"],
	seen: "wire",
	stages: lettingThrough("forbidden_character"),
};
