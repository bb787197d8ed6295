import type { ThreatGroup } from "../threat.ts";

export const challengeThreats: ThreatGroup = {
	prefix: "CHL",
	title: "A challenge under attack",
	threats: [
		{
			id: "CHL-01",
			flaw: "Lets a request around the challenge by its method, its Accept or the end of its path.",
			severity: "medium",
			sight: ["port"],
			leftOut:
				"The protocol has no challenge for browsers: whoever shows no good credential is refused, under attack as ever, and nothing but a credential lets in (CRED-01, CRED-09).",
		},
		{
			id: "CHL-02",
			flaw: "Takes a forged or borrowed proof that the challenge was met.",
			severity: "high",
			sight: ["port"],
			leftOut:
				"The protocol has no challenge for browsers: whoever shows no good credential is refused, under attack as ever, and nothing but a credential lets in (CRED-01, CRED-09).",
		},
		{
			id: "CHL-03",
			flaw: "Fails when it cannot find out whether it is under attack.",
			severity: "medium",
			sight: ["faults"],
			leftOut:
				"The protocol has no challenge for browsers: whoever shows no good credential is refused, under attack as ever, and nothing but a credential lets in (CRED-01, CRED-09).",
		},
		{
			id: "CHL-04",
			flaw: "Lets the page of the challenge be stored.",
			severity: "low",
			sight: ["port"],
			leftOut:
				"The protocol has no challenge for browsers: whoever shows no good credential is refused, under attack as ever, and nothing but a credential lets in (CRED-01, CRED-09).",
		},
		{
			id: "CHL-05",
			flaw: "Leads from the challenge to wherever the sender says.",
			severity: "medium",
			sight: ["port"],
			leftOut:
				"The protocol has no challenge for browsers: whoever shows no good credential is refused, under attack as ever, and nothing but a credential lets in (CRED-01, CRED-09).",
		},
		{
			id: "CHL-06",
			flaw: "Challenges clients that sign, and so refuses what is right.",
			severity: "medium",
			sight: ["port"],
			leftOut:
				"The protocol has no challenge for browsers: whoever shows no good credential is refused, under attack as ever, and nothing but a credential lets in (CRED-01, CRED-09).",
		},
	],
};
