import { targetText } from "../../../gateway/src/head.ts";
import type { Mutant } from "../mutant.ts";

export const sortedQueryOfAnyBytes: Mutant = {
	id: "sorted-query-of-any-bytes",
	sentence: "Under sorted-query takes number signs and bytes outside printable ASCII in the query.",
	breaks: ["SORT-03"],
	threats: ["CAN-34"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseTarget(url, scheme) {
			const target = reference.parseTarget(url, scheme);
			const text = targetText(url);
			const question = text.indexOf("?");
			const inQuery = !target.ok && question >= 0 && (target.refusal.offset ?? 0) > question;
			return inQuery && target.refusal.reason === "forbidden_character" && scheme.target.rule === "sorted-query"
				? reference.parseTarget(
						url.replaceAll(/[^\x21-\x7e]|#/g, (byte) => encodeURIComponent(byte)),
						scheme,
					)
				: target;
		},
	}),
};
