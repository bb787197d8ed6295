import type { Mutant } from "../mutant.ts";

export const sortedLinesWithoutTheirNames: Mutant = {
	id: "sorted-lines-without-their-names",
	sentence: "Under sorted-query accepts lines without their names as well.",
	breaks: ["SORT-08"],
	threats: ["CAN-09"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async verifyWithAny(exchange, record, mac, text) {
			const bare = text.replace("\ncontent-type:", "\n").replace("\nhost:", "\n");
			return (
				(await reference.verifyWithAny(exchange, record, mac, text)) ||
				(bare !== text && (await reference.verifyWithAny(exchange, record, mac, bare)))
			);
		},
	}),
};
