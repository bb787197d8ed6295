import type { Mutant } from "../mutant.ts";

export const windowAThousandTimesWider: Mutant = {
	id: "window-a-thousand-times-wider",
	sentence: "Compares seconds with a window in milliseconds.",
	breaks: ["HMAC-TIME-01", "HMAC-TIME-02"],
	also: [
		"ANS-01",
		"ANS-02",
		"ANS-03",
		"ANS-07",
		"ANS-08",
		"ANS-09",
		"HMAC-KEY-01",
		"HMAC-NONCE-05",
		"HMAC-TIME-03",
		"LIM-02",
	],
	threats: ["TSP-15"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		isFresh: (timestamp, nowMs) => Math.abs(Math.floor(nowMs / 1000) - Number(timestamp)) <= 300_000,
	}),
};
