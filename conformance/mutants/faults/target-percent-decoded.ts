import { percentDecoded, repairing } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const targetPercentDecoded: Mutant = {
	id: "target-percent-decoded",
	sentence: "Decodes the target before it judges, verifies and forwards it.",
	breaks: ["TGT-01", "TGT-08", "TGT-09"],
	also: ["AUTHZ-01", "AUTHZ-03", "FWD-01", "HMAC-CANON-08", "TGT-05", "TGT-07", "TGT-11", "TGT-12"],
	threats: ["CAN-10", "CAN-11", "CAN-13"],
	seen: "wire",
	stages: repairing(percentDecoded),
};
