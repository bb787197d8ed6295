import type { Mutant } from "../mutant.ts";

export const bodyCapOnlyAsDeclared: Mutant = {
	id: "body-cap-only-as-declared",
	sentence: "Caps a body by its Content-Length and reads one in chunks to its end.",
	breaks: ["REQ-07"],
	threats: ["LIM-02", "LIM-04"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		readBody: (message, method) => reference.readBody(message, method, Number.POSITIVE_INFINITY),
	}),
};
