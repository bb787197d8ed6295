import type { Mutant } from "../mutant.ts";

export const windowOfOneMinute: Mutant = {
	id: "window-of-one-minute",
	sentence: "Has a window of sixty seconds.",
	breaks: ["HMAC-TIME-03"],
	also: ["HMAC-NONCE-08"],
	threats: ["TSP-04"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		isFresh: (timestamp, nowMs) => Math.abs(Math.floor(nowMs / 1000) - Number(timestamp)) <= 60,
	}),
};
