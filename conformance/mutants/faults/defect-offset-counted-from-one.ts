import { refuseTarget } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const defectOffsetCountedFromOne: Mutant = {
	id: "defect-offset-counted-from-one",
	sentence: "Counts the offset of a defect from one.",
	breaks: ["TGT-11"],
	also: [
		"SORT-02",
		"SORT-03",
		"TGT-02",
		"TGT-03",
		"TGT-04",
		"TGT-05",
		"TGT-06",
		"TGT-07",
		"TGT-08",
		"TGT-09",
		"TGT-10",
	],
	threats: ["CAN-42"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget(url, scheme) {
			const target = reference.parseTarget(url, scheme);
			const { reason, offset } = target.ok ? {} : target.refusal;
			return reason === undefined || offset === undefined ? target : refuseTarget(reason, offset + 1);
		},
	}),
};
