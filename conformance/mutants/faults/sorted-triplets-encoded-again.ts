import { sortingBy } from "../making/sorted.ts";
import type { Mutant } from "../mutant.ts";

export const sortedTripletsEncodedAgain: Mutant = {
	id: "sorted-triplets-encoded-again",
	sentence: "Under sorted-query encodes the triplets of a query a second time.",
	breaks: ["SORT-04", "SORT-06"],
	also: ["SORT-07", "SORT-12"],
	threats: ["CAN-13"],
	seen: "wire",
	stages: sortingBy({ decode: (text) => text.replaceAll("+", " ") }),
};
