import type { ThreatGroup } from "../threat.ts";

export const nonceThreats: ThreatGroup = {
	prefix: "NON",
	title: "Whether a request is let in once",
	threats: [
		{
			id: "NON-01",
			flaw: "Lets the same request in twice.",
			severity: "critical",
			sight: ["port"],
		},
		{
			id: "NON-02",
			flaw: "Lets the same request in twice when it comes twice at the same time, since it asks first and remembers later.",
			severity: "critical",
			sight: ["port"],
		},
		{
			id: "NON-03",
			flaw: "Gives up its turn between asking for a nonce and remembering it.",
			severity: "critical",
			sight: ["port"],
		},
		{
			id: "NON-04",
			flaw: "Remembers nonces in memory only, so that an eviction forgets them.",
			severity: "critical",
			sight: ["inside"],
			tests: [
				{ file: "gateway/src/admission.workers.test.ts", name: "HMAC-NONCE-09: remembers nonces across a restart" },
				{
					file: "gateway/src/admission.workers.test.ts",
					name: "HMAC-NONCE-09: remembers a nonce when the object is evicted",
				},
			],
		},
		{
			id: "NON-05",
			flaw: "Remembers nonces in the isolate that admitted them, so that another isolate admits them again.",
			severity: "critical",
			sight: ["inside"],
			tests: [
				{
					file: "conformance/mutants/whitebox.workers.test.ts",
					name: "HMAC-NONCE-09: refuses in one isolate what another one has admitted",
				},
			],
		},
		{
			id: "NON-06",
			flaw: "Remembers nonces in a store that tells other places later.",
			severity: "critical",
			sight: ["production"],
		},
		{
			id: "NON-07",
			flaw: "Spends a nonce before the signature holds, so that anyone can spend those of others.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "NON-08",
			flaw: "Spends a nonce only when the upstream has answered.",
			severity: "high",
			sight: ["echo"],
		},
		{
			id: "NON-09",
			flaw: "Gives a nonce back, or does not spend it, where the request comes to nothing.",
			severity: "medium",
			sight: ["echo"],
		},
		{
			id: "NON-10",
			flaw: "Shares nonces among all keys, and so refuses what is right.",
			severity: "medium",
			sight: ["key store"],
		},
		{
			id: "NON-11",
			flaw: "Remembers a nonce for each address or program of a sender.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "NON-12",
			flaw: "Remembers a nonce for each target, method, body or signature.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "NON-13",
			flaw: "Finds a key in several spellings of its id, and remembers nonces by the spelling.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "NON-14",
			flaw: "Verifies a nonce in any case, and remembers it in its own, or the other way round.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "NON-15",
			flaw: "Verifies a nonce without the blanks around it, and remembers it with them.",
			severity: "high",
			sight: ["port"],
			tests: [
				{
					file: "conformance/mutants/whitebox.workers.test.ts",
					name: "HMAC-NONCE-01: knows a nonce again that comes with blanks around it",
				},
			],
			notFromOutside:
				"The runtime of the Worker removes blanks and tabs around a value before any code of a gateway sees it, so that a mutant there sees one spelling of a nonce only.",
		},
		{
			id: "NON-16",
			flaw: "Remembers a nonce together with its timestamp, or that in several spellings.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "NON-17",
			flaw: "Remembers signatures in place of nonces, and takes several spellings of one.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "NON-18",
			flaw: "Forgets the nonce of a timestamp that lies ahead before that has passed.",
			severity: "critical",
			sight: ["clock"],
			tests: [
				{
					file: "gateway/src/admission.workers.test.ts",
					name: "HMAC-NONCE-08: remembers the nonce of a timestamp that lies ahead until that can no longer be accepted",
				},
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "HMAC-NONCE-08: remembers the nonce of a timestamp 300 seconds ahead until the second in which that lapses",
				},
				{
					file: "gateway/src/admission.workers.test.ts",
					name: "HMAC-NONCE-08: remembers a nonce at the very second in which its timestamp lapses, also under a clock that is a minute ahead",
				},
			],
		},
		{
			id: "NON-19",
			flaw: "Forgets a nonce in the last second of its timestamp.",
			severity: "high",
			sight: ["clock"],
			tests: [
				{
					file: "gateway/src/admission.workers.test.ts",
					name: "HMAC-NONCE-08: remembers a nonce at the very second in which its timestamp lapses, also under a clock that is a minute ahead",
				},
			],
		},
		{
			id: "NON-20",
			flaw: "Takes seconds for milliseconds when it forgets nonces.",
			severity: "high",
			sight: ["clock"],
			tests: [
				{
					file: "gateway/src/admission.workers.test.ts",
					name: "HMAC-NONCE-08: remembers the nonce of a timestamp that lies ahead until that can no longer be accepted",
				},
				{
					file: "gateway/src/admission.workers.test.ts",
					name: "HMAC-NONCE-09: forgets nothing that is live when it clears what has lapsed",
				},
			],
		},
		{
			id: "NON-21",
			flaw: "Forgets live nonces with those that have lapsed.",
			severity: "high",
			sight: ["inside"],
			tests: [
				{
					file: "gateway/src/admission.workers.test.ts",
					name: "HMAC-NONCE-09: forgets nothing that is live when it clears what has lapsed",
				},
				{
					file: "gateway/src/admission.workers.test.ts",
					name: "HMAC-NONCE-09: remembers a live nonce when its alarm has cleared those that lapsed",
				},
			],
		},
		{
			id: "NON-22",
			flaw: "Forgets live nonces when there are too many.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "NON-23",
			flaw: "Lets a request in when its nonce store fails.",
			severity: "critical",
			sight: ["faults"],
			tests: [
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "HMAC-NONCE-11: answers 503 replay_store_unavailable when the admission object fails, is late or is not understood",
				},
			],
		},
		{
			id: "NON-24",
			flaw: "Lets a request in, or waits for ever, when its nonce store does not answer.",
			severity: "high",
			sight: ["faults"],
			tests: [
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "HMAC-NONCE-11: answers 503 replay_store_unavailable when the admission object fails, is late or is not understood",
				},
			],
		},
		{
			id: "NON-25",
			flaw: "Does not wait for what its nonce store says.",
			severity: "critical",
			sight: ["port"],
		},
		{
			id: "NON-26",
			flaw: "Takes a request without a nonce.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "NON-27",
			flaw: "Takes an empty nonce.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "NON-28",
			flaw: "Takes nonces of any form or length, or not of every form that there is.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "NON-29",
			flaw: "Takes the names of members that every object has for nonces that it has seen.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "NON-30",
			flaw: "Tells nonces apart by a part of them, and so refuses what is right.",
			severity: "low",
			sight: ["port"],
		},
		{
			id: "NON-31",
			flaw: "Takes one of two nonces.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "NON-32",
			flaw: "Asks no nonce of some methods.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "NON-33",
			flaw: "Makes a store for every key id that anyone names.",
			severity: "high",
			sight: ["inside"],
			tests: [
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "HMAC-NONCE-05: does not reach the admission object before signature and content hash hold",
				},
				{ file: "gateway/src/gateway.workers.test.ts", name: "has no object made for anyone who cannot sign" },
			],
		},
		{
			id: "NON-34",
			flaw: "Has several stores for the nonces of one key, or two deployments that share keys and no nonces.",
			severity: "high",
			sight: ["production"],
			tests: [
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "HMAC-NONCE-12: admits a nonce of a key that is divided once, also while the division is being changed",
				},
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "HMAC-NONCE-12: refuses a nonce that only the later of two objects knows, by an isolate whose clock is behind",
				},
			],
		},
		{
			id: "NON-35",
			flaw: "Forgets by one clock what it lets in by another.",
			severity: "high",
			sight: ["faults"],
			tests: [
				{
					file: "gateway/src/admission.workers.test.ts",
					name: "HMAC-NONCE-09: refuses what it has forgotten when the clock is set back, also after a restart",
				},
			],
		},
		{
			id: "NON-36",
			flaw: "Remembers as many nonces as a key holder sends.",
			severity: "medium",
			sight: ["inside"],
			tests: [
				{
					file: "gateway/src/admission.workers.test.ts",
					name: "HMAC-NONCE-10: refuses new nonces when it is full and goes on refusing the live ones as replays",
				},
				{
					file: "gateway/src/admission.workers.test.ts",
					name: "HMAC-NONCE-10: has as much room after it has refused replays as it would have without them",
				},
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "HMAC-NONCE-10: lets a key have as many live nonces as it is configured for, and answers 429 for the next one",
				},
			],
		},
		{
			id: "NON-37",
			flaw: "Spends no nonce where another credential comes with the request.",
			severity: "medium",
			sight: ["port"],
		},
	],
};
