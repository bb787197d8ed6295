import { decoded, sortingBy } from "../making/sorted.ts";
import type { Mutant } from "../mutant.ts";

export const sortedPathDecodedInFull: Mutant = {
	id: "sorted-path-decoded-in-full",
	sentence: "Under sorted-query decodes every triplet of the path.",
	breaks: ["SORT-01", "SORT-12"],
	threats: ["FWD-06"],
	seen: "wire",
	stages: sortingBy({ path: (sent) => decoded(sent.replaceAll("+", "%2B")) }),
};
