import { sortingBy } from "../making/sorted.ts";
import type { Mutant } from "../mutant.ts";

export const sortedPiecesDividedAtTheLastEquals: Mutant = {
	id: "sorted-pieces-divided-at-the-last-equals",
	sentence: "Under sorted-query divides a piece at its last equals sign.",
	breaks: ["SORT-04"],
	also: ["SORT-06"],
	threats: ["CAN-27"],
	seen: "wire",
	stages: sortingBy({
		divide(piece) {
			const equals = piece.lastIndexOf("=");
			return equals < 0 ? { name: piece, value: "" } : { name: piece.slice(0, equals), value: piece.slice(equals + 1) };
		},
	}),
};
