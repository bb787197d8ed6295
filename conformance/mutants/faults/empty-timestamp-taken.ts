import { readingUnder, withGrammar } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const emptyTimestampTaken: Mutant = {
	id: "empty-timestamp-taken",
	sentence: "Takes an empty timestamp for the time that it has itself.",
	breaks: ["HMAC-HDR-02"],
	also: ["CRED-02", "CRED-04", "HMAC-HDR-01", "HMAC-HDR-10"],
	threats: ["TSP-11"],
	seen: "wire",
	stages: (reference) => ({
		...readingUnder((scheme) => withGrammar(scheme, "timestamp", "(?:[1-9][0-9]{9})?"))(reference),
		isFresh: (timestamp, nowMs, scheme) => timestamp === "" || reference.isFresh(timestamp, nowMs, scheme),
		acceptableUntil: (timestamp, scheme) =>
			reference.acceptableUntil(timestamp === "" ? String(Math.floor(Date.now() / 1000)) : timestamp, scheme),
	}),
};
