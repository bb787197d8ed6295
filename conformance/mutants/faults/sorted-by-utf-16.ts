import { sortingBy } from "../making/sorted.ts";
import type { Mutant } from "../mutant.ts";

function textOf(encoded: string): string {
	try {
		return decodeURIComponent(encoded);
	} catch {
		return encoded;
	}
}

/** By code units, as strings are compared. */
function compareTexts(left: string, right: string): number {
	return left < right ? -1 : left > right ? 1 : 0;
}

export const sortedByUtf16: Mutant = {
	id: "sorted-by-utf-16",
	sentence: "Under sorted-query sorts names as the strings of its language, decoded.",
	breaks: ["SORT-07"],
	threats: ["CAN-37"],
	seen: "wire",
	stages: sortingBy({ compare: (left, right) => compareTexts(textOf(left.name), textOf(right.name)) }),
};
