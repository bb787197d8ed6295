import { joined, sortingBy } from "../making/sorted.ts";
import type { Mutant } from "../mutant.ts";

export const sortedByJoinedText: Mutant = {
	id: "sorted-by-joined-text",
	sentence: "Under sorted-query sorts the finished pairs, so that the equals sign and the value decide.",
	breaks: ["SORT-07", "SORT-12"],
	threats: ["CAN-23"],
	seen: "wire",
	stages: sortingBy({
		compare(left, right) {
			const [one, other] = [joined(left), joined(right)];
			return one < other ? -1 : one > other ? 1 : 0;
		},
	}),
};
