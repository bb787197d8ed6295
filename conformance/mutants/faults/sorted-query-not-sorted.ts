import { sortingBy } from "../making/sorted.ts";
import type { Mutant } from "../mutant.ts";

export const sortedQueryNotSorted: Mutant = {
	id: "sorted-query-not-sorted",
	sentence: "Under sorted-query leaves the pairs in the order in which they came.",
	breaks: ["SORT-07", "SORT-12"],
	also: ["SORT-05", "SORT-08"],
	threats: ["CAN-22"],
	seen: "wire",
	stages: sortingBy({ compare: null }),
};
