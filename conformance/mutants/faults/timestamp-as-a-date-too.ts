import { readingUnder, withGrammar } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

function secondsOf(timestamp: string): string {
	return /^[1-9][0-9]{9}$/.test(timestamp) ? timestamp : String(Math.floor(Date.parse(timestamp) / 1000));
}

export const timestampAsADateToo: Mutant = {
	id: "timestamp-as-a-date-too",
	sentence: "Takes a date in words or in the form of ISO 8601 for a timestamp.",
	breaks: ["HMAC-HDR-06"],
	also: ["HMAC-HDR-03"],
	threats: ["TSP-14"],
	seen: "wire",
	stages: (reference) => ({
		...readingUnder((scheme) => withGrammar(scheme, "timestamp", "[ -~]+"))(reference),
		isFresh: (timestamp, nowMs, scheme) => reference.isFresh(secondsOf(timestamp), nowMs, scheme),
		acceptableUntil: (timestamp, scheme) => reference.acceptableUntil(secondsOf(timestamp), scheme),
	}),
};
