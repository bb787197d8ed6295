import { sortingBy } from "../making/sorted.ts";
import type { Mutant } from "../mutant.ts";

export const sortedByLocale: Mutant = {
	id: "sorted-by-locale",
	sentence: "Under sorted-query sorts as a dictionary does.",
	breaks: ["SORT-07", "SORT-12"],
	threats: ["CAN-38"],
	seen: "wire",
	stages: sortingBy({ compare: (left, right) => left.name.localeCompare(right.name, "en") }),
};
