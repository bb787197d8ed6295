import type { Mutant } from "../mutant.ts";

export const futureTimestampsTaken: Mutant = {
	id: "future-timestamps-taken",
	sentence: "Refuses a timestamp only if it is behind.",
	breaks: ["HMAC-TIME-02"],
	also: ["HMAC-TIME-03"],
	threats: ["TSP-03"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		isFresh: (timestamp, nowMs, scheme) =>
			reference.isFresh(timestamp, nowMs, scheme) || Number(timestamp) > nowMs / 1000,
	}),
};
