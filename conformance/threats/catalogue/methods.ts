import type { ThreatGroup } from "../threat.ts";

export const methodsThreats: ThreatGroup = {
	prefix: "MET",
	title: "Methods",
	threats: [
		{
			id: "MET-01",
			flaw: "Lets a field or parameter change the method.",
			severity: "critical",
			sight: ["echo"],
		},
		{
			id: "MET-02",
			flaw: "Takes methods that it does not know, or does not say which it does.",
			severity: "medium",
			sight: ["echo"],
		},
		{
			id: "MET-03",
			flaw: "Asks no scope, or no credential, of some methods.",
			severity: "high",
			sight: ["key store"],
		},
		{
			id: "MET-04",
			flaw: "Repeats credentials in the answer to TRACE.",
			severity: "low",
			sight: ["echo"],
		},
	],
};
