import { piecesOf, sortingBy } from "../making/sorted.ts";
import type { Mutant } from "../mutant.ts";

export const sortedNamesWithoutEqualsDropped: Mutant = {
	id: "sorted-names-without-equals-dropped",
	sentence: "Under sorted-query drops a name without an equals sign.",
	breaks: ["SORT-04", "SORT-06", "SORT-12"],
	threats: ["CAN-27"],
	seen: "wire",
	stages: sortingBy({ pieces: (query) => piecesOf(query).filter((piece) => piece.includes("=")) }),
};
