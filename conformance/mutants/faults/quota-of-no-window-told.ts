import type { Mutant } from "../mutant.ts";

export const quotaOfNoWindowTold: Mutant = {
	id: "quota-of-no-window-told",
	sentence: "Tells quotas of a window that it has no name for.",
	breaks: ["LIM-05"],
	threats: ["RAT-01"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		respondUpstream(upstream, facts) {
			const response = reference.respondUpstream(upstream, facts);
			if (facts.quotas.length > 0) {
				response.headers.set("x-ratelimit-limit-undefined", "undefined");
			}
			return response;
		},
	}),
};
