import { decoded, encoded, sortingBy } from "../making/sorted.ts";
import type { Mutant } from "../mutant.ts";

export const sortedQueryEncodedByTheLanguage: Mutant = {
	id: "sorted-query-encoded-by-the-language",
	sentence: "Under sorted-query leaves the marks as they are that encodeURIComponent leaves.",
	breaks: ["SORT-06", "SORT-12"],
	threats: ["FWD-10"],
	seen: "wire",
	stages: sortingBy({
		encode: (bytes) => encoded(bytes).replaceAll(/%(?:21|27|28|29|2A)/g, (triplet) => decoded(triplet)),
	}),
};
