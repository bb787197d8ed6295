import type { ThreatGroup } from "../threat.ts";

export const headersThreats: ThreatGroup = {
	prefix: "HDR",
	title: "How header fields are read",
	threats: [
		{
			id: "HDR-01",
			flaw: "Takes one of several fields of a name that may occur once.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "HDR-02",
			flaw: "Puts a field together again that was folded over lines.",
			severity: "low",
			sight: ["port"],
		},
		{
			id: "HDR-03",
			flaw: "Takes the blanks around a value for a part of it in one place, and not in another.",
			severity: "medium",
			sight: ["port"],
			tests: [
				{
					file: "conformance/mutants/whitebox.workers.test.ts",
					name: "HMAC-HDR-04: takes the blanks and tabs at the ends of a value for no part of it",
				},
			],
			notFromOutside:
				"The runtime of the Worker removes blanks and tabs around a value before any code of a gateway sees it, so that its checks pass whatever a mutant there does with them.",
		},
		{
			id: "HDR-04",
			flaw: "Takes every kind of white space for the blanks that may stand around a value.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "HDR-05",
			flaw: "Takes a field with underscores in its name for the one with hyphens.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "HDR-06",
			flaw: "Takes control characters in a signed field.",
			severity: "low",
			sight: ["port"],
		},
		{
			id: "HDR-07",
			flaw: "Takes bytes beyond ASCII in a signed field.",
			severity: "low",
			sight: ["port"],
		},
		{
			id: "HDR-08",
			flaw: "Takes fields of any size.",
			severity: "low",
			sight: ["port"],
		},
		{
			id: "HDR-09",
			flaw: "Takes any number of fields.",
			severity: "low",
			sight: ["port"],
		},
		{
			id: "HDR-10",
			flaw: "Fails over fields that have the names of members of every object.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "HDR-11",
			flaw: "Lets Connection take a field away that carries a credential.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "HDR-12",
			flaw: "Takes an empty Authorization for one.",
			severity: "low",
			sight: ["port"],
			tests: [
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "CRED-05: takes an empty Authorization for none, beside a signature and alone",
				},
			],
			notFromOutside:
				"The runtime of the Worker shows no Authorization where it is empty or blank, so that a mutant there cannot take it for one; its checks are for gateways elsewhere.",
		},
		{
			id: "HDR-13",
			flaw: "Takes a token with a comma behind it.",
			severity: "low",
			sight: ["port"],
		},
		{
			id: "HDR-14",
			flaw: "Serves hosts that are not its own.",
			severity: "medium",
			sight: ["port"],
		},
	],
};
