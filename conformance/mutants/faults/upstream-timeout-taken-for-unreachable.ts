import { refuse } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const upstreamTimeoutTakenForUnreachable: Mutant = {
	id: "upstream-timeout-taken-for-unreachable",
	sentence: "Answers an upstream that is late as if it were not there.",
	breaks: ["FWD-14"],
	threats: ["FWD-18"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async forward(request, fetcher) {
			const response = await reference.forward(request, fetcher);
			return !response.ok && response.refusal.code === "upstream_timeout" ? refuse("upstream_unreachable") : response;
		},
	}),
};
