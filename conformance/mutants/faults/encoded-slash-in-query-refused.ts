import { refuseTarget } from "#protocol";
import { targetText } from "../../../gateway/src/head.ts";
import type { Mutant } from "../mutant.ts";

export const encodedSlashInQueryRefused: Mutant = {
	id: "encoded-slash-in-query-refused",
	sentence: "Refuses an encoded slash in the query too.",
	breaks: ["TGT-12"],
	also: ["SORT-06", "TGT-01"],
	threats: ["CAN-42"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget(url, scheme) {
			const target = reference.parseTarget(url, scheme);
			const at = target.ok ? targetText(url).indexOf("%2F") : -1;
			return at < 0 ? target : refuseTarget("forbidden_triplet", at);
		},
	}),
};
