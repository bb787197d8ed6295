import { targetText } from "../../../gateway/src/head.ts";
import type { Mutant } from "../mutant.ts";

function count(...pieces: readonly string[]): number {
	const [, ...others] = pieces;
	return others.length === 0 ? 1 : 1 + count(...others);
}

export const parametersCountedByRecursion: Mutant = {
	id: "parameters-counted-by-recursion",
	sentence: "Goes through the parameters of a query by calling itself with all that are left.",
	breaks: ["ANS-05"],
	threats: ["LIM-09"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget(url, scheme) {
			count(...targetText(url).split("&"));
			return reference.parseTarget(url, scheme);
		},
	}),
};
