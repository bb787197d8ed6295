import { repairing } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const fragmentCutOffTargets: Mutant = {
	id: "fragment-cut-off-targets",
	sentence: "Cuts a target at its first number sign.",
	breaks: ["TGT-05"],
	threats: ["CAN-41"],
	seen: { inside: "The runtime cuts the fragment off before the Worker sees the target." },
	stages: repairing((target) => target.replace(/#.*$/s, "")),
};
