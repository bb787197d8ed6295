import type { Mutant } from "../mutant.ts";

export const windowOfFractions: Mutant = {
	id: "window-of-fractions",
	sentence: "Compares the timestamp with its time to the millisecond.",
	breaks: ["HMAC-TIME-03"],
	threats: ["TSP-04"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		isFresh: (timestamp, nowMs) => Math.abs(nowMs / 1000 - Number(timestamp)) <= 300,
	}),
};
