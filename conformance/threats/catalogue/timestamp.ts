import type { ThreatGroup } from "../threat.ts";

export const timestampThreats: ThreatGroup = {
	prefix: "TSP",
	title: "Whether a request is as young as it says",
	threats: [
		{
			id: "TSP-01",
			flaw: "Takes a request without a timestamp.",
			severity: "critical",
			sight: ["port"],
		},
		{
			id: "TSP-02",
			flaw: "Takes timestamps that are too old.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "TSP-03",
			flaw: "Takes timestamps that lie too far ahead.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "TSP-04",
			flaw: "Is off by one at an edge of the window, or has a narrower one.",
			severity: "low",
			sight: ["clock"],
			tests: [
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "HMAC-TIME-03: accepts a timestamp exactly 300 seconds to either side, whatever the fraction of its own second",
				},
				{ file: "gateway/src/gateway.workers.test.ts", name: "HMAC-TIME-01: refuses a timestamp 301 seconds behind" },
				{ file: "gateway/src/gateway.workers.test.ts", name: "HMAC-TIME-02: refuses a timestamp 301 seconds ahead" },
			],
		},
		{
			id: "TSP-05",
			flaw: "Lets in a timestamp that is no number, since nothing is greater than that.",
			severity: "critical",
			sight: ["port"],
		},
		{
			id: "TSP-06",
			flaw: "Reads a timestamp as far as it is a number and forgets the rest.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "TSP-07",
			flaw: "Takes other spellings of the number of a timestamp.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "TSP-08",
			flaw: "Takes white space of every kind around a timestamp for none.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "TSP-09",
			flaw: "Takes milliseconds for seconds where the number is large.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "TSP-10",
			flaw: "Fails over a timestamp that is infinite, enormous, or not a number.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "TSP-11",
			flaw: "Takes an empty timestamp.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "TSP-12",
			flaw: "Takes a timestamp below zero by its absolute value, or zero.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "TSP-13",
			flaw: "Takes the digits of other scripts.",
			severity: "low",
			sight: ["port"],
		},
		{
			id: "TSP-14",
			flaw: "Takes dates in words, or in other forms than seconds.",
			severity: "low",
			sight: ["port"],
		},
		{
			id: "TSP-15",
			flaw: "Compares seconds with milliseconds, which makes the window a thousand times wider.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "TSP-16",
			flaw: "Takes the time from a field of the sender.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "TSP-17",
			flaw: "Asks no freshness of keys that call themselves keys for tests.",
			severity: "medium",
			sight: ["key store"],
		},
		{
			id: "TSP-18",
			flaw: "Takes fractions of a second.",
			severity: "low",
			sight: ["port"],
		},
	],
};
