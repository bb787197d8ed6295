import { sortingBy } from "../making/sorted.ts";
import type { Mutant } from "../mutant.ts";

export const sortedByNamesAsSent: Mutant = {
	id: "sorted-by-names-as-sent",
	sentence: "Under sorted-query sorts by the names as they are spelt, before it decodes them.",
	breaks: ["SORT-07"],
	threats: ["CAN-23"],
	seen: "wire",
	stages: sortingBy({
		pieces: (query) =>
			query
				.split("&")
				.filter((piece) => piece !== "")
				.toSorted(byNameAsSent),
		compare: null,
	}),
};

function byNameAsSent(left: string, right: string): number {
	const [one = "", other = ""] = [left, right].map((piece) => piece.replace(/=.*$/s, ""));
	return one < other ? -1 : one > other ? 1 : 0;
}
