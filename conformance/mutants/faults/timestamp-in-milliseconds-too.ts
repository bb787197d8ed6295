import { readingUnder, withGrammar } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

function seconds(timestamp: string): string {
	return timestamp.length === 13 ? timestamp.slice(0, 10) : timestamp;
}

export const timestampInMillisecondsToo: Mutant = {
	id: "timestamp-in-milliseconds-too",
	sentence: "Takes a timestamp of thirteen digits for milliseconds.",
	breaks: ["HMAC-HDR-06"],
	threats: ["TSP-09"],
	seen: "wire",
	stages: (reference) => ({
		...readingUnder((scheme) => withGrammar(scheme, "timestamp", "[1-9][0-9]{9}(?:[0-9]{3})?"))(reference),
		isFresh: (timestamp, nowMs, scheme) => reference.isFresh(seconds(timestamp), nowMs, scheme),
		acceptableUntil: (timestamp, scheme) => reference.acceptableUntil(seconds(timestamp), scheme),
	}),
};
