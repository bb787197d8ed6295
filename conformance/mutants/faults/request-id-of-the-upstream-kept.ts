import type { Mutant } from "../mutant.ts";

export const requestIdOfTheUpstreamKept: Mutant = {
	id: "request-id-of-the-upstream-kept",
	sentence: "Sends the request id that the upstream put into its answer.",
	breaks: ["ANS-10"],
	threats: ["FWD-27"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		respondUpstream(upstream, facts) {
			const response = reference.respondUpstream(upstream, facts);
			const own = upstream.headers.get("x-request-id");
			if (own !== null) {
				response.headers.set("x-request-id", own);
			}
			return response;
		},
	}),
};
