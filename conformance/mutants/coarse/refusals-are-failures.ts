import type { Fault } from "../mutant.ts";

export const refusalsAreFailures: Fault = {
	id: "refusals-are-failures",
	sentence: "Fails with a 500 wherever it should refuse.",
	stages: (reference) => ({
		...reference,
		respondRefusal: (_refusal, facts) => reference.respondRefusal({ code: "internal_error" }, facts),
	}),
};
