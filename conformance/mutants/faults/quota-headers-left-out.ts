import type { Mutant } from "../mutant.ts";

export const quotaHeadersLeftOut: Mutant = {
	id: "quota-headers-left-out",
	sentence: "Does not tell the state of the quotas.",
	breaks: ["LIM-05"],
	threats: ["RAT-01"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		respondUpstream: (upstream, facts) => reference.respondUpstream(upstream, { ...facts, quotas: [] }),
		respondRefusal(refusal, facts) {
			const response = reference.respondRefusal(refusal, facts);
			for (const name of [...response.headers.keys()].filter((each) => each.startsWith("x-ratelimit-"))) {
				response.headers.delete(name);
			}
			return response;
		},
	}),
};
