import { refuse } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const unregisteredStatusTakenForNoAnswer: Mutant = {
	id: "unregistered-status-taken-for-no-answer",
	sentence: "Takes a status of the upstream that nobody has registered for no answer.",
	breaks: ["FWD-12"],
	threats: ["FWD-17"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async forward(request, fetcher) {
			const response = await reference.forward(request, fetcher);
			return response.ok && response.value.status % 100 > 50 ? refuse("upstream_unreachable") : response;
		},
	}),
};
