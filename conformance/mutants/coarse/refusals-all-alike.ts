import type { Fault } from "../mutant.ts";

export const refusalsAllAlike: Fault = {
	id: "refusals-all-alike",
	sentence: "Refuses everything with one and the same code.",
	stages: (reference) => ({
		...reference,
		respondRefusal: (_refusal, facts) => reference.respondRefusal({ code: "insufficient_scope" }, facts),
	}),
};
