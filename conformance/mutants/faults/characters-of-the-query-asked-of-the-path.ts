import { refuseTarget } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const charactersOfTheQueryAskedOfThePath: Mutant = {
	id: "characters-of-the-query-asked-of-the-path",
	sentence: "Where a target has a query, asks its narrower set of characters of the path too.",
	breaks: ["TGT-12"],
	threats: ["CAN-42"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget(url, scheme) {
			const target = reference.parseTarget(url, scheme);
			const apostrophe = target.ok && target.value.query !== null ? target.value.path.indexOf("'") : -1;
			return apostrophe >= 0 ? refuseTarget("forbidden_character", apostrophe) : target;
		},
	}),
};
