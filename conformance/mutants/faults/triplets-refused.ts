import { refuseTarget } from "#protocol";
import { targetText } from "../../../gateway/src/head.ts";
import type { Mutant } from "../mutant.ts";

export const tripletsRefused: Mutant = {
	id: "triplets-refused",
	sentence: "Refuses every percent triplet.",
	breaks: ["TGT-12", "FWD-01"],
	also: ["AUTHZ-01", "AUTHZ-03", "HMAC-CANON-08", "TGT-01", "TGT-05", "TGT-07"],
	threats: ["CAN-42"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget(url, scheme) {
			const target = reference.parseTarget(url, scheme);
			const at = target.ok && scheme.target.rule === "verbatim" ? targetText(url).indexOf("%") : -1;
			return at < 0 ? target : refuseTarget("forbidden_triplet", at);
		},
	}),
};
