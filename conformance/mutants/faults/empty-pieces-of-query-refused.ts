import { refuseTarget } from "#protocol";
import { targetText } from "../../../gateway/src/head.ts";
import type { Mutant } from "../mutant.ts";

export const emptyPiecesOfQueryRefused: Mutant = {
	id: "empty-pieces-of-query-refused",
	sentence: "Refuses a query with empty pieces.",
	breaks: ["TGT-12", "FWD-01"],
	also: ["TGT-01"],
	threats: ["CAN-42"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget(url, scheme) {
			const target = reference.parseTarget(url, scheme);
			const at = target.ok && scheme.target.rule === "verbatim" ? targetText(url).indexOf("&&") : -1;
			return at < 0 ? target : refuseTarget("forbidden_character", at);
		},
	}),
};
