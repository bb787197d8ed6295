import { accept, encodeUtf8, refuse, trimOws } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const joinedFieldsCountedAsOne: Mutant = {
	id: "joined-fields-counted-as-one",
	sentence: "Counts the name of several fields once, as the platform hands them over.",
	breaks: ["REQ-03"],
	threats: ["LIM-06"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		checkHeaderSize(headers, maxBytes) {
			const sizes = [...headers].map(([name, value]) => name.length + encodeUtf8(trimOws(value)).byteLength + 4);
			return sizes.reduce((sum, size) => sum + size, 0) > maxBytes ? refuse("headers_too_large") : accept(null);
		},
	}),
};
