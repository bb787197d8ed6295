import type { Mutant } from "../mutant.ts";

export const configuredHeadersNotForwarded: Mutant = {
	id: "configured-headers-not-forwarded",
	sentence: "Forwards no header that its configuration adds to the list.",
	breaks: ["FWD-06"],
	threats: ["FWD-05"],
	seen: "wire",
	stages: (reference) => ({ ...reference, passedHeaders: (sent) => reference.passedHeaders(sent, []) }),
};
