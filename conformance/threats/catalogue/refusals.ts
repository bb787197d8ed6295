import type { ThreatGroup } from "../threat.ts";

export const refusalsThreats: ThreatGroup = {
	prefix: "ERR",
	title: "How refusals are told",
	threats: [
		{
			id: "ERR-01",
			flaw: "Tells by the body of a 401 what was wrong.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "ERR-02",
			flaw: "Repeats text of the request in a refusal, or lets a browser guess what that is.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "ERR-03",
			flaw: "Does not say how to authenticate.",
			severity: "low",
			sight: ["port"],
		},
		{
			id: "ERR-04",
			flaw: "Lets a refusal be stored.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "ERR-05",
			flaw: "Tells a stack or the text of a library.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "ERR-06",
			flaw: "Tells the string to sign, or claims.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "ERR-07",
			flaw: "Answers HEAD with another status than GET, or with a body.",
			severity: "low",
			sight: ["port"],
		},
		{
			id: "ERR-08",
			flaw: "Tells the unauthenticated which paths and methods there are.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "ERR-09",
			flaw: "Judges what is cheap to learn from before the credential.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "ERR-10",
			flaw: "Confuses who somebody is with what they may do.",
			severity: "low",
			sight: ["port"],
		},
		{
			id: "ERR-11",
			flaw: "Does not say when to come again.",
			severity: "low",
			sight: ["port"],
		},
		{
			id: "ERR-12",
			flaw: "Refuses in another form than a problem document.",
			severity: "low",
			sight: ["port"],
		},
		{
			id: "ERR-13",
			flaw: "Leaves it to the platform to answer for an error.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "ERR-14",
			flaw: "Tells what belongs to another tenant from what is not there.",
			severity: "medium",
			sight: ["key store"],
			leftOut:
				"What belongs to whom is known to the upstream alone, which is told the organisation (FWD-04) and whose answer is returned unchanged (FWD-12).",
		},
		{
			id: "ERR-15",
			flaw: "Tells the unauthenticated which routes there are.",
			severity: "low",
			sight: ["port"],
		},
		{
			id: "ERR-16",
			flaw: "Tells the unauthenticated how long its stages took.",
			severity: "low",
			sight: ["port"],
		},
	],
};
