import type { Mutant } from "../mutant.ts";

export const queryNotForwarded: Mutant = {
	id: "query-not-forwarded",
	sentence: "Forwards the path without its query.",
	breaks: ["FWD-01", "TGT-01"],
	also: ["SORT-12"],
	threats: ["FWD-10"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		forward: (request, fetcher) =>
			reference.forward({ ...request, target: request.target.replace(/\?.*$/s, "") }, fetcher),
	}),
};
