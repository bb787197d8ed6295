import type { Mutant } from "../mutant.ts";

export const sortedAnyOneLineLeftOutToo: Mutant = {
	id: "sorted-any-one-line-left-out-too",
	sentence: "Under sorted-query verifies over the string to sign with any one of its lines left out as well.",
	breaks: ["SORT-08"],
	threats: ["CAN-01", "CAN-02", "CAN-04", "CAN-05", "CAN-07"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async verifyWithAny(exchange, record, mac, text) {
			const lines = text.split("\n");
			const fewer = lines.map((_, left) => lines.filter((_line, index) => index !== left).join("\n"));
			for (const candidate of exchange.scheme.name === "sorted-query" ? [text, ...fewer] : [text]) {
				if (await reference.verifyWithAny(exchange, record, mac, candidate)) {
					return true;
				}
			}
			return false;
		},
	}),
};
