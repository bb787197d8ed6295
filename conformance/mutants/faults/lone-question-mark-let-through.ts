import { lettingThrough } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const loneQuestionMarkLetThrough: Mutant = {
	id: "lone-question-mark-let-through",
	sentence: "Takes an empty query for one.",
	breaks: ["TGT-10"],
	threats: ["CAN-29"],
	seen: "wire",
	stages: lettingThrough("empty_query"),
};
