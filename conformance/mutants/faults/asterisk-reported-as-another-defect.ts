import { refuseTarget } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const asteriskReportedAsAnotherDefect: Mutant = {
	id: "asterisk-reported-as-another-defect",
	sentence: "Reports a target that does not begin with a slash as one with a forbidden character.",
	breaks: ["TGT-02"],
	threats: ["CAN-42"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget(url, scheme) {
			const target = reference.parseTarget(url, scheme);
			const other = !target.ok && target.refusal.reason === "not_origin_form";
			return other ? refuseTarget("forbidden_character", 0) : target;
		},
	}),
};
