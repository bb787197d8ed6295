import type { ThreatGroup } from "../threat.ts";

export const keyThreats: ThreatGroup = {
	prefix: "KEY",
	title: "How a key is found, and how long it lives",
	threats: [
		{
			id: "KEY-01",
			flaw: "Tells whoever cannot sign which keys there are.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "KEY-02",
			flaw: "Takes a key whose record is gone, or that was revoked elsewhere.",
			severity: "critical",
			sight: ["key store"],
			tests: [
				{
					file: "gateway/src/admission.workers.test.ts",
					name: "HMAC-KEY-04: refuses everything of a revoked key from the next request on, until that is taken back, and spends nothing",
				},
			],
		},
		{
			id: "KEY-03",
			flaw: "Takes a key whose record says that it is revoked.",
			severity: "critical",
			sight: ["key store"],
		},
		{
			id: "KEY-04",
			flaw: "Takes a key, or a secret, that has expired.",
			severity: "high",
			sight: ["key store"],
		},
		{
			id: "KEY-05",
			flaw: "Keeps key records so long that a revocation comes late.",
			severity: "high",
			sight: ["production"],
		},
		{
			id: "KEY-06",
			flaw: "Verifies with a secret that is empty, missing or a word of its language.",
			severity: "critical",
			sight: ["key store"],
		},
		{
			id: "KEY-07",
			flaw: "Fails over a key record that is malformed.",
			severity: "medium",
			sight: ["key store"],
		},
		{
			id: "KEY-08",
			flaw: "Lets a request in, or blames its key, when the key store fails.",
			severity: "critical",
			sight: ["faults"],
			tests: [
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "HMAC-KEY-09: answers 503 key_store_unavailable when the key store fails or is late, and forwards nothing",
				},
			],
		},
		{
			id: "KEY-09",
			flaw: "Fails over a key id that is too long for its store.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "KEY-10",
			flaw: "Fails over a key id of dots, or of other characters that its store does not take.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "KEY-11",
			flaw: "Looks a key up among other things that lie in the same store.",
			severity: "high",
			sight: ["key store"],
		},
		{
			id: "KEY-12",
			flaw: "Takes keys for tests where those for production belong.",
			severity: "high",
			sight: ["key store"],
		},
		{
			id: "KEY-13",
			flaw: "Finds a key by a part of the id that was sent.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "KEY-14",
			flaw: "Takes the organisation from the text of a key id, or a record that is another key's.",
			severity: "high",
			sight: ["key store", "echo"],
		},
		{
			id: "KEY-15",
			flaw: "Finds a key without regard to case or blanks.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "KEY-16",
			flaw: "Takes one of two key ids.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "KEY-17",
			flaw: "Tries one of two secrets only, and so refuses what is right.",
			severity: "medium",
			sight: ["key store"],
		},
		{
			id: "KEY-18",
			flaw: "Takes a secret that the key no longer has.",
			severity: "critical",
			sight: ["key store"],
			tests: [
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "HMAC-KEY-07: refuses a secret that was removed, although the isolate and the key store still hold the record with it",
				},
			],
		},
		{
			id: "KEY-19",
			flaw: "Gives up at an unusable secret although the other one is good, and so refuses what is right.",
			severity: "medium",
			sight: ["key store"],
		},
		{
			id: "KEY-20",
			flaw: "Decodes or trims a secret before it uses it.",
			severity: "medium",
			sight: ["key store"],
		},
		{
			id: "KEY-21",
			flaw: "Answers sooner where there is no such key.",
			severity: "low",
			sight: ["inside"],
			tests: [
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "HMAC-KEY-02: verifies once against a secret that is nobody's when the key is unknown or unusable",
				},
			],
		},
		{
			id: "KEY-22",
			flaw: "Tells by which of several defects it answers whether there is such a key.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "KEY-23",
			flaw: "Tells by its limits whether there is such a key.",
			severity: "low",
			sight: ["port"],
		},
		{
			id: "KEY-24",
			flaw: "Goes on saying for a while that there is no such key when it has just been made.",
			severity: "low",
			sight: ["production"],
			leftOut:
				"How long the edge remembers that a key was not there is a matter of Workers KV in production; the local store tells at once. No requirement sets a time in which a new key must be known: a key that is not known yet is refused as any other unknown one.",
		},
		{
			id: "KEY-25",
			flaw: "Takes a key id or a signature from the query.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "KEY-26",
			flaw: "Takes all bytes beyond ASCII of a key id for one character.",
			severity: "low",
			sight: ["port"],
		},
		{
			id: "KEY-27",
			flaw: "Tells a secret or a key record in an answer.",
			severity: "critical",
			sight: ["port"],
		},
		{
			id: "KEY-28",
			flaw: "Takes the names of members that every object has for keys.",
			severity: "medium",
			sight: ["port"],
		},
	],
};
