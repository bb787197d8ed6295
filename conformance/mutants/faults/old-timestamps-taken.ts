import type { Mutant } from "../mutant.ts";

export const oldTimestampsTaken: Mutant = {
	id: "old-timestamps-taken",
	sentence: "Refuses a timestamp only if it is ahead.",
	breaks: ["HMAC-TIME-01"],
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
		"HMAC-TIME-04",
		"LIM-02",
	],
	threats: ["TSP-02"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		isFresh: (timestamp, nowMs, scheme) =>
			reference.isFresh(timestamp, nowMs, scheme) || Number(timestamp) < nowMs / 1000,
	}),
};
