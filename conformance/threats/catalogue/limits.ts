import type { ThreatGroup } from "../threat.ts";

export const limitsThreats: ThreatGroup = {
	prefix: "LIM",
	title: "Sizes and costs",
	threats: [
		{
			id: "LIM-01",
			flaw: "Takes a body over the cap although its length is declared.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "LIM-02",
			flaw: "Takes a body over the cap because its length is not declared.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "LIM-03",
			flaw: "Reads a length of many digits wrongly.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "LIM-04",
			flaw: "Believes a declared length although the body has chunks.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "LIM-05",
			flaw: "Takes targets of any length.",
			severity: "low",
			sight: ["port"],
		},
		{
			id: "LIM-06",
			flaw: "Takes header sections of any size.",
			severity: "low",
			sight: ["port"],
		},
		{
			id: "LIM-07",
			flaw: "Fails over JSON that is deep.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "LIM-08",
			flaw: "Inflates what a body holds.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "LIM-09",
			flaw: "Needs time or stack that grows out of bounds with the parameters of a query.",
			severity: "low",
			sight: ["port"],
		},
		{
			id: "LIM-10",
			flaw: "Needs time or stack that grows out of bounds with a run of characters.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "LIM-11",
			flaw: "Waits for a body that comes a byte at a time.",
			severity: "low",
			sight: ["production"],
			leftOut:
				"How long a connection may take is decided by the edge in front of a Worker, which reads bodies at its own pace; no code of a gateway there can close a connection. What a gateway can do is to read nothing before the signature holds (HMAC-BODY-04), which is asked for.",
		},
		{
			id: "LIM-12",
			flaw: "Reads the body of somebody who has proved nothing.",
			severity: "medium",
			sight: ["inside"],
			tests: [
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "HMAC-BODY-04: reads no byte of a body before the signature over its claimed hash holds",
				},
			],
		},
	],
};
