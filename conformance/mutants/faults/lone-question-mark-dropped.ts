import { repairing } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const loneQuestionMarkDropped: Mutant = {
	id: "lone-question-mark-dropped",
	sentence: "Drops a question mark that nothing follows.",
	breaks: ["TGT-10"],
	threats: ["CAN-29"],
	seen: "wire",
	stages: repairing((target) => target.replace(/^([^?]*)\?$/, "$1")),
};
