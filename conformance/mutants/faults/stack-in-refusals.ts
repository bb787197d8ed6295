import { detailed, refusingWith } from "../making/answer.ts";
import type { Mutant } from "../mutant.ts";

export const stackInRefusals: Mutant = {
	id: "stack-in-refusals",
	sentence: "Puts the trace of an exception into a refusal.",
	breaks: ["ANS-08"],
	threats: ["ERR-05"],
	seen: "wire",
	stages: refusingWith((response, refusal, facts) => detailed(response, refusal, facts, new Error(refusal.code).stack)),
};
