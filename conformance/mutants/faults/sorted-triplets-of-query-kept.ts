import { sortingBy } from "../making/sorted.ts";
import type { Mutant } from "../mutant.ts";

const triplets = /(%[0-9A-Fa-f]{2})/;

export const sortedTripletsOfQueryKept: Mutant = {
	id: "sorted-triplets-of-query-kept",
	sentence: "Under sorted-query leaves triplets of a query as they are and encodes the rest as its language does.",
	breaks: ["SORT-06", "SORT-12"],
	threats: ["CAN-20"],
	seen: "wire",
	stages: sortingBy({
		decode: (text) => text.replaceAll("+", "%20"),
		encode: (text) =>
			text
				.split(triplets)
				.map((part) => (triplets.test(part) ? part : encodeURIComponent(part)))
				.join(""),
	}),
};
