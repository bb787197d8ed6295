import { readingUnder, withGrammar } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const timestampInAnySpellingOfANumber: Mutant = {
	id: "timestamp-in-any-spelling-of-a-number",
	sentence: "Takes every text for a timestamp that the language takes for a number.",
	breaks: ["HMAC-HDR-06"],
	also: ["HMAC-HDR-03", "HMAC-HDR-04"],
	threats: ["TSP-07", "TSP-08"],
	seen: "wire",
	stages: (reference) => ({
		...readingUnder((scheme) => withGrammar(scheme, "timestamp", "[^]+"))(reference),
		acceptableUntil: (timestamp, scheme) =>
			reference.acceptableUntil(String(Math.floor(Number(timestamp)) || 0), scheme),
	}),
};
