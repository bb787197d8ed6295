import { sortingBy } from "../making/sorted.ts";
import type { Mutant } from "../mutant.ts";

export const sortedEmptyPiecesKept: Mutant = {
	id: "sorted-empty-pieces-kept",
	sentence: "Under sorted-query keeps empty pieces of the query.",
	breaks: ["SORT-05", "SORT-12"],
	threats: ["CAN-28"],
	seen: "wire",
	stages: sortingBy({ pieces: (query) => query.split("&") }),
};
