import { sortingBy } from "../making/sorted.ts";
import type { Mutant } from "../mutant.ts";

export const sortedDividedAtSemicolonsToo: Mutant = {
	id: "sorted-divided-at-semicolons-too",
	sentence: "Under sorted-query takes a semicolon for a separator.",
	breaks: ["SORT-04"],
	also: ["SORT-06"],
	threats: ["CAN-31"],
	seen: "wire",
	stages: sortingBy({ pieces: (query) => query.split(/[&;]/).filter((piece) => piece !== "") }),
};
