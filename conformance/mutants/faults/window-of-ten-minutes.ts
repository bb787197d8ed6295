import type { Mutant } from "../mutant.ts";

export const windowOfTenMinutes: Mutant = {
	id: "window-of-ten-minutes",
	sentence: "Has a window of six hundred seconds.",
	breaks: ["HMAC-TIME-01", "HMAC-TIME-02"],
	also: ["HMAC-TIME-03"],
	threats: ["TSP-02", "TSP-03"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		isFresh: (timestamp, nowMs) => Math.abs(Math.floor(nowMs / 1000) - Number(timestamp)) <= 600,
	}),
};
