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
			const names = ["content-type:", "host:"];
			const bare = names.map((name) => text.replace(`\n${name}`, "\n"));
			for (const candidate of exchange.scheme.name === "sorted-query" ? [text, ...bare] : [text]) {
				if (await reference.verifyWithAny(exchange, record, mac, candidate)) {
					return true;
				}
			}
			return false;
		},
	}),
};
