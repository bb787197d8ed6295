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

export const sortedPathJudgedBeforeNormalisation: Mutant = {
	id: "sorted-path-judged-before-normalisation",
	sentence: "Under sorted-query looks for dot segments in the path as it was sent.",
	breaks: ["SORT-02"],
	threats: ["CAN-15"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget(url, scheme) {
			const target = reference.parseTarget(url, scheme);
			const text = targetText(url);
			const encodedDots = /%2E/i.test(text.replace(/\?.*$/s, ""));
			return !target.ok &&
				target.refusal.reason === "dot_segment" &&
				encodedDots &&
				scheme.target.rule === "sorted-query"
				? accept(looselySplit(text))
				: target;
		},
	}),
};
