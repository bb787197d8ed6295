import { readingUnder, withGrammar } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const timestampReadToTheFirstLetter: Mutant = {
	id: "timestamp-read-to-the-first-letter",
	sentence: "Reads a timestamp up to its first character that is no digit.",
	breaks: ["HMAC-HDR-06"],
	also: ["HMAC-HDR-03", "HMAC-HDR-04"],
	threats: ["TSP-06", "TSP-18"],
	seen: "wire",
	stages: (reference) => ({
		...readingUnder((scheme) => withGrammar(scheme, "timestamp", "[1-9][0-9]{9}[^]*"))(reference),
		isFresh: (timestamp, nowMs, scheme) => reference.isFresh(String(Number.parseInt(timestamp, 10)), nowMs, scheme),
		acceptableUntil: (timestamp, scheme) => reference.acceptableUntil(String(Number.parseInt(timestamp, 10)), scheme),
	}),
};
