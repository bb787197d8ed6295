import { comparing } from "../making/mac.ts";
import type { Mutant } from "../mutant.ts";

export const comparisonStopsAtTheFirstDifference: Mutant = {
	id: "comparison-stops-at-the-first-difference",
	sentence: "Compares the signature byte by byte and stops where it differs.",
	breaks: ["HMAC-SIG-05"],
	threats: ["SIG-14"],
	seen: {
		inside: "The time of a comparison drowns in that of a request; what is tested is that the platform compares.",
	},
	stages: comparing((expected, sent) => expected.every((byte, index) => byte === sent[index])),
};
