import type { Mutant } from "../mutant.ts";

export const upstreamUrlResolved: Mutant = {
	id: "upstream-url-resolved",
	sentence: "Resolves the target against the upstream's origin as a URL reference.",
	breaks: ["FWD-01"],
	threats: ["FWD-06", "FWD-07", "CAN-15"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		forward: (request, fetcher) => {
			const url = new URL(request.target, request.upstream.origin);
			return reference.forward({ ...request, target: url.pathname + url.search }, fetcher);
		},
	}),
};
