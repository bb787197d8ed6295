import { accept, refuse } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const headerSizeCountsValuesOnly: Mutant = {
	id: "header-size-counts-values-only",
	sentence: "Counts the bytes of header values but not those of their names.",
	breaks: ["REQ-03"],
	threats: ["HDR-09"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		checkHeaderSize(headers, maxBytes) {
			const total = [...headers.values()].reduce((sum, value) => sum + value.length, 0);
			return total > maxBytes ? refuse("headers_too_large") : accept(null);
		},
	}),
};
