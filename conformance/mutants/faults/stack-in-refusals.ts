import { detailed } from "../making/answer.ts";
import type { Mutant } from "../mutant.ts";

export const stackInRefusals: Mutant = {
	id: "stack-in-refusals",
	sentence: "Puts the trace of an exception into a refusal.",
	breaks: ["ANS-08"],
	threats: ["ERR-05"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		respondRefusal: (refusal, facts) =>
			detailed(reference.respondRefusal(refusal, facts), new Error(refusal.code).stack, facts.method),
	}),
};
