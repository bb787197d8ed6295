import type { Mutant } from "../mutant.ts";

export const upstreamWaitedFor: Mutant = {
	id: "upstream-waited-for",
	sentence: "Waits for the upstream as long as it takes.",
	breaks: ["FWD-14"],
	threats: ["FWD-18"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		forward: (request, fetcher) => reference.forward({ ...request, timeoutSeconds: 1_000_000 }, fetcher),
	}),
};
