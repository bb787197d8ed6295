import { refuseTarget } from "#protocol";
import { targetText } from "../../../gateway/src/head.ts";
import type { Mutant } from "../mutant.ts";

export const sortedCharactersOfNoUriRefused: Mutant = {
	id: "sorted-characters-of-no-uri-refused",
	sentence: "Under sorted-query refuses a query with characters that a URI has in triplets only.",
	breaks: ["SORT-06"],
	threats: ["CAN-42"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget(url, scheme) {
			const target = reference.parseTarget(url, scheme);
			const at = targetText(url).search(/["<>[\\\]^`{|}]/);
			return target.ok && at >= 0 && scheme.target.rule === "sorted-query"
				? refuseTarget("forbidden_character", at)
				: target;
		},
	}),
};
