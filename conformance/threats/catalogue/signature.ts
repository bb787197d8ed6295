import type { ThreatGroup } from "../threat.ts";

export const signatureThreats: ThreatGroup = {
	prefix: "SIG",
	title: "How a signature is decoded and compared",
	threats: [
		{
			id: "SIG-01",
			flaw: "Does not look at what verifying said.",
			severity: "critical",
			sight: ["port"],
		},
		{
			id: "SIG-02",
			flaw: "Takes a request without a signature, or with an empty one.",
			severity: "critical",
			sight: ["port"],
		},
		{
			id: "SIG-03",
			flaw: "Takes the beginning of a signature for all of it.",
			severity: "critical",
			sight: ["port"],
		},
		{
			id: "SIG-04",
			flaw: "Takes a signature with more behind it.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "SIG-05",
			flaw: "Fails over a signature of another length.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "SIG-06",
			flaw: "Takes a signature in upper case.",
			severity: "low",
			sight: ["port"],
		},
		{
			id: "SIG-07",
			flaw: "Takes several spellings of one signature in base64.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "SIG-08",
			flaw: "Takes a signature in another form than the one there is, or fails over it.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "SIG-09",
			flaw: "Takes a request if one of several signatures holds.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "SIG-10",
			flaw: "Compares nothing with nothing and finds it equal.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "SIG-11",
			flaw: "Lets the sender choose the algorithm of a signature, or takes several.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "SIG-12",
			flaw: "Hashes secret and message in place of an HMAC.",
			severity: "critical",
			sight: ["port"],
		},
		{
			id: "SIG-13",
			flaw: "Exchanges key and message.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "SIG-14",
			flaw: "Compares in a time that tells where two signatures differ.",
			severity: "low",
			sight: ["inside"],
			tests: [
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "HMAC-SIG-05: leaves the comparison of signatures to the platform, which takes the same time wherever they differ",
				},
			],
		},
		{
			id: "SIG-15",
			flaw: "Compares a part of the signature only.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "SIG-16",
			flaw: "Lets a request in when verifying fails with an error.",
			severity: "critical",
			sight: ["port"],
		},
		{
			id: "SIG-17",
			flaw: "Tells the right signature in its answer to a wrong one.",
			severity: "critical",
			sight: ["port"],
		},
	],
};
