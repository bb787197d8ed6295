import type { Mutant } from "../mutant.ts";

export const declaredLengthUnchecked: Mutant = {
	id: "declared-length-unchecked",
	sentence: "Looks at no Content-Length before it has read the body.",
	breaks: ["REQ-06"],
	also: ["ANS-01", "ANS-02", "ANS-07", "ANS-08"],
	threats: ["LIM-03"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		checkFraming: (header) => reference.checkFraming(header, Number.POSITIVE_INFINITY),
	}),
};
