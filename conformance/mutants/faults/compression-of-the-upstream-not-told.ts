import type { Mutant } from "../mutant.ts";

export const compressionOfTheUpstreamNotTold: Mutant = {
	id: "compression-of-the-upstream-not-told",
	sentence: "Does not say in which encoding the upstream sent the body.",
	breaks: ["FWD-12"],
	threats: ["FWD-17"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		respondUpstream(upstream, facts) {
			const response = reference.respondUpstream(upstream, facts);
			response.headers.delete("content-encoding");
			return response;
		},
	}),
};
