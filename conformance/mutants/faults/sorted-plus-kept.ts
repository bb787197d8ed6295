import { decoded, sortingBy } from "../making/sorted.ts";
import type { Mutant } from "../mutant.ts";

export const sortedPlusKept: Mutant = {
	id: "sorted-plus-kept",
	sentence: "Under sorted-query takes a plus for a plus.",
	breaks: ["SORT-04", "SORT-12"],
	also: ["SORT-06", "SORT-07"],
	threats: ["CAN-26"],
	seen: "wire",
	stages: sortingBy({ decode: (text) => decoded(text.replaceAll("+", "%2B")) }),
};
