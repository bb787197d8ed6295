import type { ThreatGroup } from "../threat.ts";

export const bodyThreats: ThreatGroup = {
	prefix: "BOD",
	title: "Whether the body that goes upstream is the one that was signed",
	threats: [
		{
			id: "BOD-01",
			flaw: "Does not hash the body at all.",
			severity: "critical",
			sight: ["port"],
		},
		{
			id: "BOD-02",
			flaw: "Takes no notice of white space or of line ends in a body.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "BOD-03",
			flaw: "Believes the hash that the sender states.",
			severity: "critical",
			sight: ["port"],
			tests: [
				{ file: "gateway/src/gateway.workers.test.ts", name: "HMAC-BODY-01: compares every byte of the content hash" },
			],
		},
		{
			id: "BOD-04",
			flaw: "Takes a word, nothing, or another spelling in place of the hash of a body.",
			severity: "critical",
			sight: ["port"],
		},
		{
			id: "BOD-05",
			flaw: "Takes a body with and without a byte order mark for one another.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "BOD-06",
			flaw: "Takes bytes that are not UTF-8 for the replacement character, or for one another.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "BOD-07",
			flaw: "Hashes what serialising a JSON body anew makes of it.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "BOD-08",
			flaw: "Takes numbers for one another that differ beyond double precision.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "BOD-09",
			flaw: "Hashes the bodies of some methods only.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "BOD-10",
			flaw: "Lets an unsigned body of GET or HEAD through, to the upstream or past it.",
			severity: "medium",
			sight: ["port", "echo"],
		},
		{
			id: "BOD-11",
			flaw: "Takes no body, a length of zero and an empty chunked body for different things, and so refuses what is right.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "BOD-12",
			flaw: "Hashes a part of a chunked body, or refuses it, and so refuses what is right.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "BOD-13",
			flaw: "Decodes a coded body before it hashes it, or refuses one that is not coded.",
			severity: "medium",
			sight: ["port", "echo"],
		},
		{
			id: "BOD-14",
			flaw: "Takes a coding that nobody signed.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "BOD-15",
			flaw: "Leaves the Content-Type, or a part of it, out of what is signed, or makes one up.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "BOD-16",
			flaw: "Forwards other bytes than those that it hashed.",
			severity: "high",
			sight: ["echo"],
		},
		{
			id: "BOD-17",
			flaw: "Hashes one copy of a body that comes in pieces, and forwards another.",
			severity: "medium",
			sight: ["echo"],
		},
		{
			id: "BOD-18",
			flaw: "Takes a body that cannot be read for an empty one.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "BOD-19",
			flaw: "Takes a body that was cut off for a whole one.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "BOD-20",
			flaw: "Lets the sender choose the digest of the body.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "BOD-21",
			flaw: "Takes a body with two lengths, and the wrong one of them.",
			severity: "medium",
			sight: ["port", "echo"],
			tests: [{ file: "conformance/mutants/whitebox.workers.test.ts", name: "REQ-09: refuses both lengths at once" }],
			notFromOutside:
				"The runtime of the Worker reads such a body by its chunks and takes Content-Length away, so that a mutant there never sees two lengths; its checks are for gateways elsewhere.",
		},
		{
			id: "BOD-22",
			flaw: "Takes a credential from the trailer section of a body.",
			severity: "low",
			sight: ["port"],
			leftOut:
				"Has checks and no mutant: the platform does not show a trailer section to a Worker, so that no part of a gateway there can take a field from it.",
		},
	],
};
