import type { ThreatGroup } from "../threat.ts";

export const quotasThreats: ThreatGroup = {
	prefix: "RAT",
	title: "Quotas",
	threats: [
		{
			id: "RAT-01",
			flaw: "Does not enforce a quota, or tells wrongly how much of it is left.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "RAT-02",
			flaw: "Lets a field of the sender choose by what it is counted.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "RAT-03",
			flaw: "Counts nothing where the platform tells no address.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "RAT-04",
			flaw: "Counts by an address that is a list.",
			severity: "low",
			sight: ["port"],
		},
		{
			id: "RAT-05",
			flaw: "Counts by each of the many addresses that one sender has.",
			severity: "medium",
			sight: ["port"],
			tests: [
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "LIM-07: takes the 64 bits of an IPv6 address for one network, however it is written, and each IPv4 address for one",
				},
			],
		},
		{
			id: "RAT-06",
			flaw: "Counts by the spelling of an address.",
			severity: "low",
			sight: ["port"],
			tests: [
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "LIM-07: takes the 64 bits of an IPv6 address for one network, however it is written, and each IPv4 address for one",
				},
			],
		},
		{
			id: "RAT-07",
			flaw: "Does not count requests that come to nothing although they were proved.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "RAT-08",
			flaw: "Counts against a key what its holder did not send, or what it refuses as a replay.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "RAT-09",
			flaw: "Counts by address and not by key.",
			severity: "medium",
			sight: ["key store"],
		},
		{
			id: "RAT-10",
			flaw: "Counts by target.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "RAT-11",
			flaw: "Admits more around the border of two windows than the quotas of both.",
			severity: "low",
			sight: ["clock"],
			tests: [
				{
					file: "gateway/src/admission.workers.test.ts",
					name: "LIM-01: counts admitted requests in fixed windows and refuses the one beyond, in each window by itself",
				},
			],
		},
		{
			id: "RAT-12",
			flaw: "Fails when what counts fails.",
			severity: "medium",
			sight: ["faults"],
			tests: [
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "HMAC-NONCE-11: answers 503 replay_store_unavailable when the admission object fails, is late or is not understood",
				},
			],
		},
		{
			id: "RAT-13",
			flaw: "Does the costly work first and counts afterwards.",
			severity: "medium",
			sight: ["inside"],
			leftOut:
				"Contradicts LIM-02: a quota is a key's, and nothing counts against a key before the request is proved to be its holder's. What comes first is cheap, and so ordered (ANS-07).",
		},
		{
			id: "RAT-14",
			flaw: "Joins what it counts by in a way that lets two of them be one.",
			severity: "low",
			sight: ["port"],
			leftOut:
				"Each key counts in an object of its own, named by its id, whose grammar (HMAC-HDR-05) holds no delimiter and to which nothing else of the request is joined.",
		},
		{
			id: "RAT-15",
			flaw: "Counts by place and by guess.",
			severity: "info",
			sight: ["production"],
			leftOut:
				"It is a property of a rate limiter of the edge that the gateway does not use: its quotas are exact, and counted in one place for each key (LIM-06).",
		},
		{
			id: "RAT-16",
			flaw: "Does not count some methods.",
			severity: "low",
			sight: ["port"],
		},
	],
};
