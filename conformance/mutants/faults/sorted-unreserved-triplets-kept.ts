import { decoded, encoded, sortingBy } from "../making/sorted.ts";
import type { Mutant } from "../mutant.ts";

export const sortedUnreservedTripletsKept: Mutant = {
	id: "sorted-unreserved-triplets-kept",
	sentence: "Under sorted-query leaves triplets of unreserved characters in the query as they are.",
	breaks: ["SORT-06"],
	threats: ["CAN-21"],
	seen: "wire",
	stages: sortingBy({
		decode: (text) => decoded(text.replaceAll(/%(?=2D|2E|5F|7E|3[0-9]|[46][1-9A-F]|[57][0-9A])/gi, "\u0001")),
		encode: (bytes) => encoded(bytes).replaceAll("%01", "%"),
	}),
};
