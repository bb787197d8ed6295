import { piecesOf, sortingBy } from "../making/sorted.ts";
import type { Mutant } from "../mutant.ts";

export const sortedEmptyValuesDropped: Mutant = {
	id: "sorted-empty-values-dropped",
	sentence: "Under sorted-query drops a parameter with nothing behind its equals sign.",
	breaks: ["SORT-04"],
	also: ["SORT-05"],
	threats: ["CAN-27"],
	seen: "wire",
	stages: sortingBy({ pieces: (query) => piecesOf(query).filter((piece) => piece.indexOf("=") !== piece.length - 1) }),
};
