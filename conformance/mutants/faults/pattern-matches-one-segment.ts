import type { Mutant } from "../mutant.ts";

export const patternMatchesOneSegment: Mutant = {
	id: "pattern-matches-one-segment",
	sentence: "Lets a pattern match one segment and not what is below.",
	breaks: ["AUTHZ-02"],
	also: [
		"ANS-10",
		"ANS-11",
		"ANS-12",
		"FWD-01",
		"FWD-11",
		"FWD-12",
		"FWD-13",
		"FWD-14",
		"HMAC-CANON-08",
		"HMAC-NONCE-06",
		"HMAC-NONCE-07",
		"REQ-06",
		"REQ-07",
		"SORT-01",
		"SORT-12",
		"TGT-01",
		"TGT-03",
		"TGT-04",
		"TGT-05",
		"TGT-08",
		"TGT-09",
		"TGT-12",
	],
	threats: ["AZ-05"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		findRoute(path, routes) {
			const route = reference.findRoute(path, routes);
			return route?.pattern.split("/").length === path.split("/").length ? route : undefined;
		},
	}),
};
