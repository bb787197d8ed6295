import type { Mutant } from "../mutant.ts";

export const sortedQueryWithBadTriplets: Mutant = {
	id: "sorted-query-with-bad-triplets",
	sentence: "Under sorted-query takes a percent sign without two digits in the query for itself.",
	breaks: ["SORT-03"],
	threats: ["CAN-32"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget(url, scheme) {
			const target = reference.parseTarget(url, scheme);
			const question = url.indexOf("?");
			const inQuery = !target.ok && question >= 0 && target.refusal.reason === "bad_triplet";
			return inQuery && scheme.target.rule === "sorted-query"
				? reference.parseTarget(
						url.slice(0, question) + url.slice(question).replaceAll(/%(?![0-9A-Fa-f]{2})/g, "%25"),
						scheme,
					)
				: target;
		},
	}),
};
