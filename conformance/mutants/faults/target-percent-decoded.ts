import { repairing } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

function decoded(target: string): string {
	try {
		return decodeURIComponent(target);
	} catch {
		return target;
	}
}

export const targetPercentDecoded: Mutant = {
	id: "target-percent-decoded",
	sentence: "Decodes the target before it judges, verifies and forwards it.",
	breaks: ["TGT-01", "TGT-08", "TGT-09"],
	threats: ["CAN-10", "CAN-11", "CAN-12", "CAN-13"],
	seen: "wire",
	stages: repairing(decoded),
};
