import { byName, sortingBy } from "../making/sorted.ts";
import type { Mutant } from "../mutant.ts";

export const sortedByValueToo: Mutant = {
	id: "sorted-by-value-too",
	sentence: "Under sorted-query sorts values of one name.",
	breaks: ["SORT-07", "SORT-12"],
	threats: ["CAN-23"],
	seen: "wire",
	stages: sortingBy({
		compare: (left, right) => byName(left, right) || (left.value < right.value ? -1 : left.value > right.value ? 1 : 0),
	}),
};
