import type { ThreatGroup } from "../threat.ts";

export const networkThreats: ThreatGroup = {
	prefix: "NET",
	title: "Addresses, places and deployments",
	threats: [
		{
			id: "NET-01",
			flaw: "Lets addresses in by what a field of the sender says.",
			severity: "high",
			sight: ["port"],
		},
		{
			id: "NET-02",
			flaw: "Takes an address in another form for one that may come in.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "NET-03",
			flaw: "Takes the country of a sender from a field of theirs.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "NET-04",
			flaw: "Fails where the platform tells no place.",
			severity: "medium",
			sight: ["port"],
		},
		{
			id: "NET-05",
			flaw: "Can be reached by a name that goes around the rules of the zone.",
			severity: "high",
			sight: ["production"],
			leftOut:
				"Which names lead to a deployment is decided when it is deployed. The configuration that is shipped (gateway/wrangler.jsonc) has no workers.dev name and no preview addresses, and a list of hosts refuses any other name (REQ-05).",
		},
		{
			id: "NET-06",
			flaw: "Lets requests through to the origin when the Worker may not run.",
			severity: "high",
			sight: ["production"],
			leftOut:
				"Whether a route fails open or closed is a setting of the zone and not of a Worker, and shows only when a plan's limit is passed. The gateway has no origin behind its own name to fall through to.",
		},
		{
			id: "NET-07",
			flaw: "Obeys fields by which a simulator is told another target.",
			severity: "info",
			sight: ["port"],
			leftOut:
				"Only the local simulator obeys them, before any code of a gateway runs; the edge does not know them. The runner and the fuzz suite never send them, so that they cannot lead a run astray.",
		},
	],
};
