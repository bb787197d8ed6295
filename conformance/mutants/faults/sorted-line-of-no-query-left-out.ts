import type { Scheme } from "#protocol";
import { targetText } from "../../../gateway/src/head.ts";
import type { Mutant } from "../mutant.ts";

function withoutQueryLine(scheme: Scheme): Scheme {
	return { ...scheme, lines: scheme.lines.filter((line) => "literal" in line || line.component !== "query") };
}

export const sortedLineOfNoQueryLeftOut: Mutant = {
	id: "sorted-line-of-no-query-left-out",
	sentence:
		"Under sorted-query leaves the line of the query out of the string to sign where there is no question mark.",
	breaks: ["SORT-05"],
	also: [
		"FWD-09",
		"SORT-01",
		"SORT-02",
		"SORT-03",
		"SORT-06",
		"SORT-07",
		"SORT-08",
		"SORT-09",
		"SORT-10",
		"SORT-11",
		"SORT-12",
	],
	threats: ["CAN-29"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget(url, scheme) {
			const target = reference.parseTarget(url, scheme);
			const isEmpty = target.ok && target.value.query === null && targetText(url).includes("?");
			return isEmpty ? { ok: true, value: { ...target.value, query: "" } } : target;
		},
		stringToSign: (parts, scheme) =>
			reference.stringToSign(
				parts,
				parts.target.query === null && scheme.target.rule === "sorted-query" ? withoutQueryLine(scheme) : scheme,
			),
	}),
};
