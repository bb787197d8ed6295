import type { ThreatGroup } from "../threat.ts";

export const availabilityThreats: ThreatGroup = {
	prefix: "AVL",
	title: "No failure by anything that a client can send",
	threats: [
		{
			id: "AVL-01",
			flaw: "Fails over a host that is none.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "AVL-02",
			flaw: "Fails over a percent triplet that is none.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "AVL-03",
			flaw: "Fails over a GET with an empty body.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "AVL-04",
			flaw: "Fails over a GET with a body.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "AVL-05",
			flaw: "Fails over broken chunks.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "AVL-06",
			flaw: "Fails over a body that its sender cuts off.",
			severity: "low",
			sight: ["port"],
		},
		{
			id: "AVL-07",
			flaw: "Fails over JSON that is none.",
			severity: "low",
			sight: ["port"],
		},
		{
			id: "AVL-08",
			flaw: "Fails over JSON that is another value than an object.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "AVL-09",
			flaw: "Fails over a Content-Type that is odd, or makes one up.",
			severity: "low",
			sight: ["port"],
		},
		{
			id: "AVL-10",
			flaw: "Reads a body a second time.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "AVL-11",
			flaw: "Treats an upgrade as something else than a request.",
			severity: "low",
			sight: ["port"],
		},
		{
			id: "AVL-12",
			flaw: "Answers with another code than 503, or not at all, when something that it needs fails.",
			severity: "high",
			sight: ["faults"],
			tests: [
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "LIM-08: answers 503 route_closed for a route that is closed, to everybody and without a dependency, and no other",
				},
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "HMAC-KEY-09: answers 503 key_store_unavailable when the key store fails or is late, and forwards nothing",
				},
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "HMAC-NONCE-11: answers 503 replay_store_unavailable when the admission object fails, is late or is not understood",
				},
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "JWKS-07: answers 503 issuer_unavailable when it has no set and the issuer fails, is late or publishes no usable one",
				},
			],
		},
		{
			id: "AVL-13",
			flaw: "Lets its log decide what it answers.",
			severity: "low",
			sight: ["faults"],
			tests: [
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "LOG-04: gives the same answer when its log cannot be written",
				},
			],
		},
		{
			id: "AVL-14",
			flaw: "Fails over parameters or members that every object has.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "AVL-15",
			flaw: "Fails over something that nobody thought of.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "AVL-16",
			flaw: "Asks more of the object of a key than one object can do.",
			severity: "medium",
			sight: ["production"],
			leftOut:
				"How many requests a second one Durable Object serves shows only at the edge. A key may be divided among several objects, by a digest of the nonce alone (HMAC-NONCE-12), and an object that does not answer in time is a 503 (HMAC-NONCE-11).",
		},
	],
};
