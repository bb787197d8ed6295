import type { ThreatGroup } from "../threat.ts";

export const jwksThreats: ThreatGroup = {
	prefix: "JWK",
	title: "How the key set of the issuer is fetched and kept",
	threats: [
		{
			id: "JWK-01",
			flaw: "Does not notice a new key for an hour.",
			severity: "high",
			sight: ["issuer"],
		},
		{
			id: "JWK-02",
			flaw: "Takes a key that the issuer has withdrawn, for too long.",
			severity: "high",
			sight: ["issuer", "clock"],
			tests: [
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "JWKS-01: does not accept a key any more that the issuer has withdrawn an hour ago",
				},
			],
		},
		{
			id: "JWK-03",
			flaw: "Fetches the set for every unknown kid.",
			severity: "medium",
			sight: ["issuer"],
		},
		{
			id: "JWK-04",
			flaw: "Fetches the set for each of many requests that come at once.",
			severity: "medium",
			sight: ["issuer"],
		},
		{
			id: "JWK-05",
			flaw: "Fetches the set for each request while the issuer fails.",
			severity: "medium",
			sight: ["issuer"],
		},
		{
			id: "JWK-06",
			flaw: "Uses an old set without end, or drops it at once, while the issuer fails.",
			severity: "medium",
			sight: ["issuer"],
		},
		{
			id: "JWK-07",
			flaw: "Keeps a failure for an empty set.",
			severity: "high",
			sight: ["issuer"],
		},
		{
			id: "JWK-08",
			flaw: "Keeps a failure for ever.",
			severity: "high",
			sight: ["issuer"],
		},
		{
			id: "JWK-09",
			flaw: "Fails over a set that is garbage, or takes it for one.",
			severity: "medium",
			sight: ["issuer"],
		},
		{
			id: "JWK-10",
			flaw: "Drops good keys because of a bad one beside them.",
			severity: "medium",
			sight: ["issuer"],
		},
		{
			id: "JWK-11",
			flaw: "Follows a redirect of the issuer.",
			severity: "high",
			sight: ["issuer"],
		},
		{
			id: "JWK-12",
			flaw: "Fetches the set in the clear.",
			severity: "high",
			sight: ["inside"],
			tests: [
				{
					file: "gateway/src/gateway.workers.test.ts",
					name: "JWKS-13: does not start with a key set that is fetched in the clear, loopback hosts excepted",
				},
			],
		},
		{
			id: "JWK-13",
			flaw: "Waits for an issuer that does not answer.",
			severity: "medium",
			sight: ["issuer"],
		},
		{
			id: "JWK-14",
			flaw: "Takes a set of any size.",
			severity: "medium",
			sight: ["issuer"],
		},
		{
			id: "JWK-15",
			flaw: "Keeps something for every kid that anyone names.",
			severity: "medium",
			sight: ["issuer"],
		},
		{
			id: "JWK-16",
			flaw: "Gives up its keys for an empty set.",
			severity: "medium",
			sight: ["issuer"],
		},
		{
			id: "JWK-17",
			flaw: "Keeps a set for as long as the issuer says.",
			severity: "medium",
			sight: ["issuer"],
		},
		{
			id: "JWK-18",
			flaw: "Sends fields of the caller to the issuer.",
			severity: "medium",
			sight: ["issuer"],
		},
		{
			id: "JWK-19",
			flaw: "Fetches the set for tokens that cannot be good.",
			severity: "medium",
			sight: ["issuer"],
		},
		{
			id: "JWK-20",
			flaw: "Takes the keys of one issuer for those of another.",
			severity: "critical",
			sight: ["issuer"],
			tests: [
				{
					file: "conformance/mutants/whitebox.workers.test.ts",
					name: "JWT-KEY-02: takes no key from the set of another gateway in its isolate",
				},
			],
		},
		{
			id: "JWK-21",
			flaw: "Uses a private key of the set.",
			severity: "low",
			sight: ["issuer"],
		},
		{
			id: "JWK-22",
			flaw: "Loses the fetch that all wait for with the caller that began it.",
			severity: "medium",
			sight: ["issuer"],
		},
	],
};
