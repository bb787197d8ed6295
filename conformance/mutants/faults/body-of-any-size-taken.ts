import type { Mutant } from "../mutant.ts";

export const bodyOfAnySizeTaken: Mutant = {
	id: "body-of-any-size-taken",
	sentence: "Has no cap on a body, declared or not.",
	breaks: ["REQ-06", "REQ-07"],
	also: ["ANS-01", "ANS-02", "ANS-07", "ANS-08"],
	threats: ["LIM-01", "LIM-02"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		checkFraming: (header) => reference.checkFraming(header, Number.POSITIVE_INFINITY),
		readBody: (message, method) => reference.readBody(message, method, Number.POSITIVE_INFINITY),
	}),
};
