import type { Mutant } from "../mutant.ts";

export const headerLimitItselfRefused: Mutant = {
	id: "header-limit-itself-refused",
	sentence: "Takes a header section that is exactly as large as it may be for one that is too large.",
	breaks: ["REQ-03"],
	threats: ["LIM-06"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		checkHeaderSize: (headers, maxBytes) => reference.checkHeaderSize(headers, maxBytes - 1),
	}),
};
