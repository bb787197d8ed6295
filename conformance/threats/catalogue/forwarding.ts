import type { ThreatGroup } from "../threat.ts";

export const forwardingThreats: ThreatGroup = {
	prefix: "FWD",
	title: "What goes upstream, and what comes back",
	threats: [
		{
			id: "FWD-01",
			flaw: "Passes on an identity that the sender made up.",
			severity: "critical",
			sight: ["echo"],
		},
		{
			id: "FWD-02",
			flaw: "Passes on identity headers in another spelling.",
			severity: "high",
			sight: ["echo"],
		},
		{
			id: "FWD-03",
			flaw: "Leaves identity headers of the sender where it has none to put in their place.",
			severity: "high",
			sight: ["echo"],
		},
		{
			id: "FWD-04",
			flaw: "Lets Connection take away what the gateway says.",
			severity: "high",
			sight: ["echo"],
		},
		{
			id: "FWD-05",
			flaw: "Passes on credentials, cookies and other fields that are nobody's business, or none at all.",
			severity: "high",
			sight: ["echo"],
		},
		{
			id: "FWD-06",
			flaw: "Forwards another path than the one that it judged.",
			severity: "critical",
			sight: ["echo"],
		},
		{
			id: "FWD-07",
			flaw: "Lets a path choose the host of the upstream.",
			severity: "critical",
			sight: ["port", "echo"],
		},
		{
			id: "FWD-08",
			flaw: "Lets a path lead out of its route.",
			severity: "critical",
			sight: ["echo"],
		},
		{
			id: "FWD-09",
			flaw: "Takes parameters of a path for none.",
			severity: "high",
			sight: ["echo"],
		},
		{
			id: "FWD-10",
			flaw: "Changes the target when it forwards it.",
			severity: "medium",
			sight: ["echo"],
		},
		{
			id: "FWD-11",
			flaw: "Passes on a host that the sender made up.",
			severity: "medium",
			sight: ["echo"],
		},
		{
			id: "FWD-12",
			flaw: "Passes on an address that the sender made up.",
			severity: "medium",
			sight: ["echo"],
		},
		{
			id: "FWD-13",
			flaw: "Passes on fields that rewrite the target.",
			severity: "high",
			sight: ["echo"],
		},
		{
			id: "FWD-14",
			flaw: "Follows a redirect of the upstream.",
			severity: "high",
			sight: ["echo"],
		},
		{
			id: "FWD-15",
			flaw: "Returns internal fields of the upstream.",
			severity: "low",
			sight: ["echo"],
		},
		{
			id: "FWD-16",
			flaw: "Returns hop-by-hop fields of the upstream.",
			severity: "low",
			sight: ["echo"],
		},
		{
			id: "FWD-17",
			flaw: "Changes what the upstream answers when that fails.",
			severity: "medium",
			sight: ["echo"],
		},
		{
			id: "FWD-18",
			flaw: "Fails, or waits, when the upstream cannot be reached.",
			severity: "medium",
			sight: ["faults"],
			tests: [
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "FWD-14: answers 502 when the upstream cannot be reached",
				},
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "FWD-14: answers 502 when what the upstream says is no answer",
				},
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "FWD-14: answers 504 when the upstream does not answer in the configured time",
				},
			],
		},
		{
			id: "FWD-19",
			flaw: "Answers one caller with what it got for another.",
			severity: "critical",
			sight: ["echo"],
		},
		{
			id: "FWD-20",
			flaw: "Forwards under the identity of another request.",
			severity: "critical",
			sight: ["echo"],
		},
		{
			id: "FWD-21",
			flaw: "Writes a value into an identity header that does not fit there.",
			severity: "high",
			sight: ["issuer", "echo"],
		},
		{
			id: "FWD-22",
			flaw: "Changes the method, the body or its type when it forwards.",
			severity: "medium",
			sight: ["echo"],
		},
		{
			id: "FWD-23",
			flaw: "Has an upstream that believes anyone who reaches it.",
			severity: "critical",
			sight: ["production"],
			leftOut:
				"Whether an upstream can be reached past the gateway is a matter of the deployment's network, and nothing that a request to the gateway shows; the reference can reach its upstreams by service bindings, which have no public address.",
		},
		{
			id: "FWD-24",
			flaw: "Passes on what is meant for the gateway itself, such as Expect or Upgrade.",
			severity: "low",
			sight: ["echo"],
		},
		{
			id: "FWD-25",
			flaw: "Forwards a body in the framing that the sender gave it.",
			severity: "medium",
			sight: ["echo"],
		},
		{
			id: "FWD-26",
			flaw: "Returns cross-origin permissions of the upstream.",
			severity: "medium",
			sight: ["echo"],
		},
		{
			id: "FWD-27",
			flaw: "Takes the request id of somebody else.",
			severity: "low",
			sight: ["echo"],
		},
		{
			id: "FWD-28",
			flaw: "Sends a request elsewhere than to the upstream of its route.",
			severity: "high",
			sight: ["echo"],
		},
	],
};
