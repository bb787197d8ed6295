import { readingUnder, withGrammar } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

const window = 300;

export const timestampOfAnyFormStaleIfOld: Mutant = {
	id: "timestamp-of-any-form-stale-if-old",
	sentence: "Refuses a timestamp that is too far away and so lets in one that is no number.",
	breaks: ["HMAC-HDR-06"],
	also: ["CRED-02", "CRED-04", "HMAC-HDR-01", "HMAC-HDR-02", "HMAC-HDR-03", "HMAC-HDR-04", "HMAC-HDR-10"],
	threats: ["TSP-05", "TSP-13"],
	seen: "wire",
	stages: (reference) => ({
		...readingUnder((scheme) => withGrammar(scheme, "timestamp", "[^]*"))(reference),
		isFresh: (timestamp, nowMs) => !(Math.abs(Math.floor(nowMs / 1000) - Number(timestamp)) > window),
		acceptableUntil: (timestamp) => (Number(timestamp) || Math.floor(Date.now() / 1000)) + window,
	}),
};
