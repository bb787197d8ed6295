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
	also: [
		"AUTHZ-01",
		"AUTHZ-03",
		"FWD-01",
		"HMAC-CANON-08",
		"SORT-01",
		"SORT-02",
		"SORT-04",
		"SORT-12",
		"TGT-05",
		"TGT-07",
		"TGT-11",
		"TGT-12",
	],
	threats: ["CAN-10", "CAN-11", "CAN-13"],
	seen: "wire",
	stages: repairing(decoded),
};
