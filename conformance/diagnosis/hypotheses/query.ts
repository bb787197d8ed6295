import { forms, type Mistake, type MistakeHead } from "../mistake.ts";
import { lowerTriplets, percentEncode } from "../percent.ts";
import type { QueryRule } from "../query-rule.ts";

const verbatim = {
	remedy:
		"Sign the query exactly as it stands in the request line. Take it from the text of the URL that you send, not from a parsed one.",
	requirement: "HMAC-CANON-08",
	onlyFor: "verbatim",
} as const satisfies Partial<MistakeHead>;

function ruled(id: string, does: string, ...rules: readonly Partial<QueryRule>[]): readonly Mistake[] {
	return forms({ id, does, ...verbatim }, ...rules.map((rule) => ({ at: "query-rule" as const, rule })));
}

/** What libraries do to the pieces when they parse a query and write it again. */
const rewritten = [
	{ emptyPieces: "dropped", bareNames: "with-equals" },
	{ emptyPieces: "dropped", bareNames: "dropped" },
	{ emptyPieces: "dropped" },
] as const satisfies readonly Partial<QueryRule>[];

/** Another query than the one that is sent, under a scheme that takes it verbatim. */
export const verbatimQueryMistakes: readonly Mistake[] = [
	...ruled(
		"query/sorted",
		"sort the query parameters by name",
		{ order: "name" },
		{ order: "without-case" },
		{ order: "decoded-name" },
	),
	...ruled("query/sorted-by-pair", "sort the query parameters, names and values together", { order: "name-and-value" }),
	...ruled(
		"query/form-encoded",
		"parse the query and write it again as a form, so that a space becomes +",
		...(["form", "unreserved", "php", "component"] as const).flatMap((encode) =>
			rewritten.flatMap((pieces) =>
				(["form", "form-text"] as const).map((decode) => ({ decode, encode, space: "+", ...pieces }) as const),
			),
		),
	),
	...ruled(
		"query/percent-encoded",
		"parse the query and percent-encode it again, so that + becomes %20",
		...(["unreserved", "component", "php", "form"] as const).flatMap((encode) =>
			rewritten.flatMap((pieces) =>
				(["form", "form-text"] as const).map((decode) => ({ decode, encode, space: "%20", ...pieces }) as const),
			),
		),
	),
	...ruled(
		"query/percent-encoded-plus-kept",
		"decode the query without taking + for a space, and percent-encode it again, so that + becomes %2B",
		...(["unreserved", "component", "php", "form"] as const).flatMap((encode) => [
			{ decode: "percent", encode } as const,
			...rewritten.map((pieces) => ({ decode: "percent", encode, ...pieces }) as const),
		]),
	),
	...ruled(
		"query/decoded",
		"sign the query decoded, + being a space",
		{ decode: "form" },
		...rewritten.map((pieces) => ({ decode: "form", ...pieces }) as const),
	),
	...ruled(
		"query/percent-decoded",
		"sign the query percent-decoded, + left as it is",
		{ decode: "percent" },
		...rewritten.map((pieces) => ({ decode: "percent", ...pieces }) as const),
	),
	...ruled(
		"query/encoded-again",
		"percent-encode names and values a second time, so that % becomes %25",
		...(["component", "unreserved", "form", "php"] as const).map((encode) => ({ encode }) as const),
	),
	...ruled(
		"query/value-lost-after-equals",
		"split each query parameter at every =, so that what follows the second one is lost",
		{ divide: "drop-after-second-equals" },
	),
	...ruled("query/equals-added", "write = after a query parameter that has none", { bareNames: "with-equals" }),
	...ruled("query/equals-dropped", "drop the = of a query parameter with an empty value", {
		bareNames: "without-equals",
	}),
	...ruled("query/empty-values-dropped", "drop query parameters with an empty value", { bareNames: "dropped" }),
	...ruled("query/empty-pieces-dropped", "drop what is empty between two & of the query", { emptyPieces: "dropped" }),
	...ruled(
		"query/first-of-duplicates",
		"keep only the first value of a query parameter",
		{ duplicates: "first" },
		{ duplicates: "first", bareNames: "with-equals" },
	),
	...ruled(
		"query/last-of-duplicates",
		"keep only the last value of a query parameter",
		{ duplicates: "last" },
		{ duplicates: "last", bareNames: "with-equals" },
	),
	...ruled("query/duplicates-together", "bring the values of one query parameter together", { duplicates: "together" }),
	...ruled("query/duplicates-joined", "join the values of one query parameter with a comma", { duplicates: "joined" }),
	...forms(
		{ id: "query/lower-case-triplets", does: "write the percent triplets of the query in lower-case hex", ...verbatim },
		{ at: "query", change: lowerTriplets },
	),
	...forms(
		{ id: "query/plus-as-percent-20", does: "turn + in the query into %20", ...verbatim },
		{ at: "query", change: (query) => query.replaceAll("+", "%20") },
	),
	...forms(
		{ id: "query/percent-20-as-plus", does: "turn %20 in the query into +", ...verbatim },
		{ at: "query", change: (query) => query.replaceAll("%20", "+") },
	),
	...forms(
		{ id: "query/plus-as-blank", does: "turn + in the query into a blank", ...verbatim },
		{ at: "query", change: (query) => query.replaceAll("+", " ") },
	),
	...forms(
		{ id: "query/text-encoded-again", does: "percent-encode the whole query a second time", ...verbatim },
		{ at: "query", change: (query) => percentEncode(query, { dialect: "uri" }) },
		{ at: "query", change: (query) => percentEncode(query, { dialect: "component" }) },
		{ at: "query", change: (query) => percentEncode(query, { dialect: "unreserved" }) },
	),
	...forms(
		{
			id: "query/cut-at-second-mark",
			does: "split the URL at every ?, so that what follows the second one is lost",
			...verbatim,
		},
		{ at: "query", change: (query) => query.split("?", 1)[0] ?? "" },
	),
	...forms(
		{ id: "query/html-escaped", does: "escape & as &amp; in the query, as HTML does", ...verbatim },
		{ at: "query", change: (query) => query.replaceAll("&", "&amp;") },
	),
	...forms(
		{ id: "query/json-escaped", does: "escape & as \\u0026 in the query, as some JSON writers do", ...verbatim },
		{ at: "query", change: (query) => query.replaceAll("&", "\\u0026") },
	),
];
