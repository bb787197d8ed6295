import { refuseTarget } from "#protocol";
import { targetText } from "../../../gateway/src/head.ts";
import type { Mutant } from "../mutant.ts";

export const semicolonRefused: Mutant = {
	id: "semicolon-refused",
	sentence: "Refuses a semicolon, which some parsers take for a separator.",
	breaks: ["TGT-12"],
	also: ["AUTHZ-01", "AUTHZ-03", "FWD-01", "HMAC-CANON-08", "SORT-01", "SORT-04", "SORT-06", "SORT-12", "TGT-01"],
	threats: ["CAN-42"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget(url, scheme) {
			const target = reference.parseTarget(url, scheme);
			const at = target.ok ? targetText(url).indexOf(";") : -1;
			return at < 0 ? target : refuseTarget("forbidden_character", at);
		},
	}),
};
