import { sortingBy } from "../making/sorted.ts";
import type { Mutant } from "../mutant.ts";

export const sortedNameWithoutEqualsKept: Mutant = {
	id: "sorted-name-without-equals-kept",
	sentence: "Under sorted-query leaves a name without an equals sign without one.",
	breaks: ["SORT-04", "SORT-06", "SORT-12"],
	also: ["SORT-05"],
	threats: ["FWD-10"],
	seen: "wire",
	stages: sortingBy({ join: ({ name, value }) => (value === "" ? name : `${name}=${value}`) }),
};
