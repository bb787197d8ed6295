import { decodeUtf8 } from "#protocol";
import { encoded, sortingBy } from "../making/sorted.ts";
import type { Mutant } from "../mutant.ts";

export const sortedValuesReadAsUtf8: Mutant = {
	id: "sorted-values-read-as-utf8",
	sentence:
		"Under sorted-query decodes names and values to text, in which invalid bytes are the replacement character.",
	breaks: ["SORT-04", "SORT-12"],
	also: ["SORT-06"],
	threats: ["FWD-10"],
	seen: "wire",
	stages: sortingBy({
		encode(bytes) {
			const text = decodeUtf8(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
			return text === undefined ? "%EF%BF%BD" : encoded(bytes);
		},
	}),
};
