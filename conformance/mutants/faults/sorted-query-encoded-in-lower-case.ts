import { encoded, sortingBy } from "../making/sorted.ts";
import type { Mutant } from "../mutant.ts";

export const sortedQueryEncodedInLowerCase: Mutant = {
	id: "sorted-query-encoded-in-lower-case",
	sentence: "Under sorted-query encodes with lower-case digits.",
	breaks: ["SORT-06", "SORT-12"],
	also: ["SORT-04", "SORT-07"],
	threats: ["FWD-10"],
	seen: "wire",
	stages: sortingBy({ encode: (bytes) => encoded(bytes).replaceAll(/%../g, (triplet) => triplet.toLowerCase()) }),
};
