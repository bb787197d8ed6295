import { repairing } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const fragmentCutOff: Mutant = {
	id: "fragment-cut-off",
	sentence: "Cuts a target off at the first number sign.",
	breaks: ["TGT-01", "TGT-05"],
	threats: ["CAN-41"],
	seen: "wire",
	stages: repairing((target) => target.replace(/#.*$/s, "")),
};
