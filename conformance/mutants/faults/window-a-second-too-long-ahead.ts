import type { Mutant } from "../mutant.ts";

export const windowASecondTooLongAhead: Mutant = {
	id: "window-a-second-too-long-ahead",
	sentence: "Takes a timestamp a second more than the window ahead of its clock, and is exact on the other side.",
	breaks: ["HMAC-TIME-03"],
	threats: ["TSP-04"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		isFresh(timestamp, nowMs) {
			const age = Math.floor(nowMs / 1000) - Number(timestamp);
			return age <= 300 && age >= -301;
		},
	}),
};
