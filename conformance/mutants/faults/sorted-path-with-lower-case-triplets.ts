import { decoded, sortingBy } from "../making/sorted.ts";
import type { Mutant } from "../mutant.ts";

export const sortedPathWithLowerCaseTriplets: Mutant = {
	id: "sorted-path-with-lower-case-triplets",
	sentence: "Under sorted-query leaves the triplets of the path in the case in which they came.",
	breaks: ["SORT-01", "SORT-12"],
	threats: ["CAN-20"],
	seen: "wire",
	stages: sortingBy({
		path: (sent) =>
			sent.replaceAll(/%[0-9A-Fa-f]{2}/g, (triplet) => {
				const character = decoded(triplet);
				return /[A-Za-z0-9._~-]/.test(character) ? character : triplet;
			}),
	}),
};
