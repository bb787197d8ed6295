import { accept, type Target } from "#protocol";
import { targetText } from "../../../gateway/src/head.ts";
import type { Mutant } from "../mutant.ts";

/** Path and query at the first `?`, without a look at either. */
function looselySplit(text: string): Target {
	const question = text.indexOf("?");
	return question < 0
		? { path: text, query: null, text }
		: { path: text.slice(0, question), query: text.slice(question + 1), text };
}

export const sortedPathOfAnyForm: Mutant = {
	id: "sorted-path-of-any-form",
	sentence: "Under sorted-query takes paths with empty segments, dot segments and encoded slashes.",
	breaks: ["SORT-02"],
	threats: ["CAN-15", "CAN-17", "FWD-08"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget(url, scheme) {
			const target = reference.parseTarget(url, scheme);
			const reason = target.ok ? undefined : target.refusal.reason;
			const loose = reason === "dot_segment" || reason === "empty_segment" || reason === "forbidden_triplet";
			return loose && scheme.target.rule === "sorted-query" ? accept(looselySplit(targetText(url))) : target;
		},
	}),
};
