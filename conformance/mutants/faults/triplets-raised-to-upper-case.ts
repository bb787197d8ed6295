import { repairing } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const tripletsRaisedToUpperCase: Mutant = {
	id: "triplets-raised-to-upper-case",
	sentence: "Raises the digits of percent triplets to upper case before it verifies.",
	breaks: ["TGT-07"],
	also: ["TGT-11"],
	threats: ["CAN-20"],
	seen: "wire",
	stages: repairing((target) => target.replaceAll(/%[0-9A-Fa-f]{2}/g, (triplet) => triplet.toUpperCase())),
};
