import { sortingBy } from "../making/sorted.ts";
import type { Mutant } from "../mutant.ts";

export const sortedPathTakenAsSent: Mutant = {
	id: "sorted-path-taken-as-sent",
	sentence: "Under sorted-query signs the path as it was sent.",
	breaks: ["SORT-01", "SORT-12"],
	threats: ["CAN-20", "CAN-21"],
	seen: "wire",
	stages: sortingBy({ path: (sent) => sent }),
};
