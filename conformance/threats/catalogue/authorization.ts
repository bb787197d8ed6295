import type { ThreatGroup } from "../threat.ts";

export const authorizationThreats: ThreatGroup = {
	prefix: "AZ",
	title: "Who may do what",
	threats: [
		{
			id: "AZ-01",
			flaw: "Does not ask for the scope of a route.",
			severity: "critical",
			sight: ["key store"],
		},
		{
			id: "AZ-02",
			flaw: "Gives one organisation what belongs to another.",
			severity: "critical",
			sight: ["key store"],
			leftOut:
				"What belongs to whom is known to the upstream alone. The gateway tells it the verified organisation, once and in the sender's stead (FWD-04, FWD-05), which is asked for under FWD-01, KEY-14 and JWT-55.",
		},
		{
			id: "AZ-03",
			flaw: "Takes several spellings for one id.",
			severity: "medium",
			sight: ["key store"],
		},
		{
			id: "AZ-04",
			flaw: "Takes a scope for a pattern or for the beginning of another.",
			severity: "medium",
			sight: ["key store"],
		},
		{
			id: "AZ-05",
			flaw: "Lets in what no route names, or not what a route does.",
			severity: "high",
			sight: ["port"],
		},
	],
};
