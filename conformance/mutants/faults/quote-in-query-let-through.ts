import { parseTarget } from "#protocol";
import { targetText } from "../../../gateway/src/head.ts";
import { takenAsIs } from "../making/target.ts";
import type { Mutant } from "../mutant.ts";

export const quoteInQueryLetThrough: Mutant = {
	id: "quote-in-query-let-through",
	sentence: "Allows an apostrophe in the query, which some parsers encode.",
	breaks: ["TGT-05"],
	also: ["SORT-06"],
	threats: ["CAN-42"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget(url, scheme) {
			const text = targetText(url);
			const question = text.indexOf("?");
			const masked = question < 0 ? text : text.slice(0, question) + text.slice(question).replaceAll("'", "!");
			const target = parseTarget(masked, scheme);
			return scheme.target.rule === "verbatim" && target.ok ? takenAsIs(text, scheme) : target;
		},
	}),
};
