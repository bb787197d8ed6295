import type { ThreatGroup } from "../threat.ts";

export const logThreats: ThreatGroup = {
	prefix: "LOG",
	title: "What is written down",
	threats: [
		{
			id: "LOG-01",
			flaw: "Writes credentials to its log.",
			severity: "high",
			sight: ["inside"],
			tests: [
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "LOG-01: writes no secret, token, signature, nonce, query, body or claim, whatever is decided",
				},
			],
		},
		{
			id: "LOG-02",
			flaw: "Writes the query to its log.",
			severity: "medium",
			sight: ["inside"],
			tests: [
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "LOG-01: writes no secret, token, signature, nonce, query, body or claim, whatever is decided",
				},
			],
		},
		{
			id: "LOG-03",
			flaw: "Lets a sender write lines of its log.",
			severity: "low",
			sight: ["inside"],
			tests: [
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "LOG-03: writes one JSON text on one line, whatever is in the request",
				},
			],
		},
		{
			id: "LOG-04",
			flaw: "Writes bodies to its log.",
			severity: "medium",
			sight: ["inside"],
			tests: [
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "LOG-01: writes no secret, token, signature, nonce, query, body or claim, whatever is decided",
				},
			],
		},
		{
			id: "LOG-05",
			flaw: "Takes a CF-Ray of the sender for one of the edge, or loses the edge's.",
			severity: "low",
			sight: ["port"],
			tests: [
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "LOG-02: says of a signed request who, where and how, and how long each stage and the admission took",
				},
			],
		},
		{
			id: "LOG-06",
			flaw: "Writes times that cannot be.",
			severity: "low",
			sight: ["inside"],
			tests: [
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "LOG-02: names a stage by nothing that a sender chose, and none with a time that is no number",
				},
			],
		},
		{
			id: "LOG-07",
			flaw: "Does not write down what it refused.",
			severity: "medium",
			sight: ["inside"],
			tests: [
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "LOG-02: writes one line for each request, let in or refused at whatever stage",
				},
			],
		},
		{
			id: "LOG-08",
			flaw: "Writes names of any length, as a sender chose them.",
			severity: "low",
			sight: ["inside"],
			tests: [
				{ file: "gateway/src/gateway.workers.test.ts", name: "LOG-01: names a key only by a well-formed id" },
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "LOG-03: writes one JSON text on one line, whatever is in the request",
				},
			],
		},
	],
};
