import type { Material } from "../material.ts";
import { forms, type Mistake, type MistakeHead } from "../mistake.ts";
import { type QueryRule, queryByRule, verbatimRule } from "../query-rule.ts";

function head(id: string, does: string, remedy: string, requirement: string): MistakeHead {
	return { id, does, remedy, requirement, onlyFor: "sorted-query" };
}

function ruled(about: MistakeHead, ...rules: readonly Partial<QueryRule>[]): readonly Mistake[] {
	return forms(about, ...rules.map((rule) => ({ at: "query-rule" as const, rule })));
}

function rawQuery({ target }: Material): string {
	const mark = target.indexOf("?");
	return mark < 0 ? "" : target.slice(mark + 1);
}

const encodeRemedy =
	"Decode each name and value to bytes, and percent-encode every byte but A–Z a–z 0–9 - . _ ~, in upper-case hex, a space as %20.";
const sortRemedy =
	"Sort by the bytes of the encoded name only, with a stable sort, so that values of one name keep their order.";

/** Another query than the canonical one, under a scheme that sorts it. */
export const sortedQueryMistakes: readonly Mistake[] = [
	...ruled(head("query/not-sorted", "do not sort the query parameters", sortRemedy, "SORT-07"), { order: "sent" }),
	...ruled(head("query/values-sorted-too", "sort the query parameters by value too", sortRemedy, "SORT-07"), {
		order: "name-and-value",
	}),
	...ruled(
		head("query/sorted-by-decoded-name", "sort the query parameters by their decoded names", sortRemedy, "SORT-07"),
		{ order: "decoded-name" },
	),
	...ruled(
		head("query/sorted-without-case", "sort the query parameters without regard to case", sortRemedy, "SORT-07"),
		{ order: "without-case" },
	),
	...ruled(
		head("query/space-as-plus", "write a space in the query as +", encodeRemedy, "SORT-06"),
		{ space: "+" },
		{ space: "+", encode: "form" },
		{ space: "+", encode: "php" },
	),
	...ruled(
		head(
			"query/plus-kept",
			"take + in the query for a plus instead of a space",
			"Decode + in the query as a space; only %2B is a plus.",
			"SORT-04",
		),
		{ decode: "percent" },
	),
	...ruled(
		head(
			"query/library-encoding",
			"percent-encode the query by a library function that leaves other characters alone",
			encodeRemedy,
			"SORT-06",
		),
		...(["component", "form", "php", "uri"] as const).map((encode) => ({ encode }) as const),
	),
	...ruled(
		head(
			"query/canonical-lower-case-triplets",
			"write the percent triplets of the query in lower-case hex",
			encodeRemedy,
			"SORT-06",
		),
		{ hex: "lower" },
	),
	...ruled(
		head(
			"query/not-decoded",
			"encode the query without decoding it first, so that % becomes %25",
			encodeRemedy,
			"SORT-04",
		),
		{ decode: "none" },
	),
	...ruled(head("query/not-encoded", "sign the query decoded", encodeRemedy, "SORT-06"), { encode: "none" }),
	...ruled(
		head(
			"query/sorted-as-sent",
			"sort the query as it is sent, without decoding and encoding it anew",
			encodeRemedy,
			"SORT-06",
		),
		{ decode: "none", encode: "none" },
		{ decode: "none", encode: "none", bareNames: "kept" },
		{ decode: "none", encode: "none", bareNames: "kept", emptyPieces: "kept" },
	),
	...ruled(
		head(
			"query/text-decoded",
			"decode the query as text, so that bytes which are no UTF-8 are lost",
			"Decode to bytes, not to text.",
			"SORT-04",
		),
		{ decode: "form-text" },
	),
	...ruled(
		head(
			"query/equals-not-added",
			"leave a query parameter without = as it is",
			"Write = after a name without a value.",
			"SORT-04",
		),
		{ bareNames: "kept" },
		{ bareNames: "without-equals" },
	),
	...ruled(
		head(
			"query/empty-values-left-out",
			"drop query parameters with an empty value",
			"Keep parameters with an empty value, written as `name=`.",
			"SORT-04",
		),
		{ bareNames: "dropped" },
	),
	...ruled(
		head(
			"query/empty-pieces-kept",
			"keep what is empty between two & of the query",
			"Drop empty pieces between two &.",
			"SORT-05",
		),
		{ emptyPieces: "kept" },
		{ emptyPieces: "kept", bareNames: "kept" },
	),
	...ruled(
		head(
			"query/cut-at-second-equals",
			"split each query parameter at every =, so that what follows the second one is lost",
			"Divide at the first = only.",
			"SORT-04",
		),
		{ divide: "drop-after-second-equals" },
	),
	...ruled(
		head(
			"query/first-value-only",
			"keep only the first value of a query parameter",
			"Sign every value of a name, in the order sent.",
			"SORT-07",
		),
		{ duplicates: "first" },
	),
	...ruled(
		head(
			"query/last-value-only",
			"keep only the last value of a query parameter",
			"Sign every value of a name, in the order sent.",
			"SORT-07",
		),
		{ duplicates: "last" },
	),
	...ruled(
		head(
			"query/values-joined",
			"join the values of one query parameter with a comma",
			"Sign every value of a name as a pair of its own.",
			"SORT-07",
		),
		{ duplicates: "joined" },
	),
	...forms(head("query/as-sent", "sign the query as it is sent", encodeRemedy, "SORT-06"), {
		at: "query",
		change: (_, material) => queryByRule(rawQuery(material), verbatimRule),
	}),
	...forms(head("query/with-mark", "sign the question mark with the query", "QUERY has no question mark.", "SORT-08"), {
		at: "query",
		change: (query) => (query === "" ? undefined : `?${query}`),
	}),
	...forms(
		head("query/canonical-encoded-again", "encode & and = of the canonical query too", encodeRemedy, "SORT-06"),
		{
			at: "query",
			change: (query) =>
				query.replace(/[%&=]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`),
		},
		{
			at: "query",
			change: (query) =>
				query.replace(/[&=]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`),
		},
	),
];
