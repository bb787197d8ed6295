import { readingUnder, withGrammar } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const timestampAsABigInteger: Mutant = {
	id: "timestamp-as-a-big-integer",
	sentence: "Reads a timestamp as an integer of any length, and fails over what is none.",
	breaks: ["HMAC-HDR-06"],
	also: ["HMAC-HDR-03", "HMAC-HDR-04"],
	threats: ["TSP-10"],
	seen: "wire",
	stages: (reference) => ({
		...readingUnder((scheme) => withGrammar(scheme, "timestamp", "[^]+"))(reference),
		isFresh: (timestamp, nowMs, scheme) => reference.isFresh(String(BigInt(timestamp)), nowMs, scheme),
	}),
};
