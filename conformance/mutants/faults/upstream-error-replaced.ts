import { refuse } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const upstreamErrorReplaced: Mutant = {
	id: "upstream-error-replaced",
	sentence: "Replaces an error of the upstream by one of its own.",
	breaks: ["FWD-12"],
	also: ["HMAC-NONCE-07"],
	threats: ["FWD-17"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async forward(request, fetcher) {
			const response = await reference.forward(request, fetcher);
			return response.ok && response.value.status >= 500 ? refuse("upstream_unreachable") : response;
		},
	}),
};
