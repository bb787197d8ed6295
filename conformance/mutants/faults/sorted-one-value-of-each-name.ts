import { divided, piecesOf, sortingBy } from "../making/sorted.ts";
import type { Mutant } from "../mutant.ts";

export const sortedOneValueOfEachName: Mutant = {
	id: "sorted-one-value-of-each-name",
	sentence: "Under sorted-query keeps the last value of each name.",
	breaks: ["SORT-07", "SORT-12"],
	threats: ["CAN-23"],
	seen: "wire",
	stages: sortingBy({
		pieces(query) {
			const last = new Map(piecesOf(query).map((piece) => [divided(piece).name, piece]));
			return [...last.values()];
		},
	}),
};
