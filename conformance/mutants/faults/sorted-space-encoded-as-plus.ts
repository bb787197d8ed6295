import { encoded, sortingBy } from "../making/sorted.ts";
import type { Mutant } from "../mutant.ts";

export const sortedSpaceEncodedAsPlus: Mutant = {
	id: "sorted-space-encoded-as-plus",
	sentence: "Under sorted-query encodes a space as a plus.",
	breaks: ["SORT-06", "SORT-12"],
	also: ["SORT-04", "SORT-07"],
	threats: ["CAN-26"],
	seen: "wire",
	stages: sortingBy({ encode: (bytes) => encoded(bytes).replaceAll("%20", "+") }),
};
