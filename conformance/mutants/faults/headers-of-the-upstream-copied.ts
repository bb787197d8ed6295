import type { Mutant } from "../mutant.ts";

export const headersOfTheUpstreamCopied: Mutant = {
	id: "headers-of-the-upstream-copied",
	sentence: "Copies every header of the upstream's answer.",
	breaks: ["FWD-12", "ANS-11", "ANS-12"],
	threats: ["FWD-15", "FWD-16", "FWD-26"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		respondUpstream(upstream, facts) {
			const response = reference.respondUpstream(upstream, facts);
			for (const [name, value] of upstream.headers) {
				if (!response.headers.has(name)) {
					response.headers.set(name, value);
				}
			}
			return response;
		},
	}),
};
