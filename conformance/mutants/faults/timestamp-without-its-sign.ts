import { readingUnder, withGrammar } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

function unsigned(timestamp: string): string {
	return String(Math.abs(Number(timestamp)));
}

export const timestampWithoutItsSign: Mutant = {
	id: "timestamp-without-its-sign",
	sentence: "Compares a timestamp by its absolute value.",
	breaks: ["HMAC-HDR-06"],
	threats: ["TSP-12"],
	seen: "wire",
	stages: (reference) => ({
		...readingUnder((scheme) => withGrammar(scheme, "timestamp", "-?[0-9]+"))(reference),
		isFresh: (timestamp, nowMs, scheme) => reference.isFresh(unsigned(timestamp), nowMs, scheme),
		acceptableUntil: (timestamp, scheme) => reference.acceptableUntil(unsigned(timestamp), scheme),
	}),
};
