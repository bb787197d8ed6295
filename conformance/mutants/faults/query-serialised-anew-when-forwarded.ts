import type { Mutant } from "../mutant.ts";

export const querySerialisedAnewWhenForwarded: Mutant = {
	id: "query-serialised-anew-when-forwarded",
	sentence: "Parses the query and serialises it anew when it forwards.",
	breaks: ["FWD-01", "TGT-01"],
	also: ["SORT-12"],
	threats: ["FWD-10"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		forward: (request, fetcher) => {
			const question = request.target.indexOf("?");
			const path = question < 0 ? request.target : request.target.slice(0, question);
			const query = question < 0 ? "" : new URLSearchParams(request.target.slice(question)).toString();
			return reference.forward({ ...request, target: query === "" ? path : `${path}?${query}` }, fetcher);
		},
	}),
};
