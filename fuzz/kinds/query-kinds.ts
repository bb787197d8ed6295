import { idsOf, kindsOf, kindsTogether } from "./kind-rows.ts";
import { composes, folds, unreservedTriplet } from "./path-kinds.ts";
import { decodedBytes, isInvalidUtf8, nameOf, piecesOf } from "./target-text.ts";

const names = (query: string) => piecesOf(query).map(nameOf);
const sorted = (query: string, order: (one: string, other: string) => number) => names(query).toSorted(order).join("&");
const byUnits = (one: string, other: string) => (one < other ? -1 : Number(one > other));
const byBytes = (one: string, other: string) => Buffer.compare(decodedBytes(one), decodedBytes(other));

const someQuery = kindsOf<string>([
	{ id: "query-parameter", threats: ["CAN-03", "CAN-25"], is: (query) => names(query).some((name) => name !== "") },
	{ id: "query-several-names", threats: ["CAN-22"], is: (query) => new Set(names(query)).size > 1 },
	{
		id: "query-two-values-of-one-name",
		threats: ["CAN-23", "CAN-24"],
		is: (query) => {
			const pieces = new Set(piecesOf(query).filter((piece) => piece !== ""));
			return new Set([...pieces].map(nameOf)).size < pieces.size;
		},
	},
	{ id: "query-encoded-delimiter", threats: ["CAN-13"], is: (query) => /%26|%3d/i.test(query) },
	{ id: "query-encoded-line-feed", threats: ["CAN-14"], is: (query) => /%0a/i.test(query) },
	{ id: "query-encoded-nul", threats: ["AVL-15"], is: (query) => query.includes("%00") },
	{ id: "query-encoded-slash", threats: ["CAN-11"], is: (query) => /%2f/i.test(query) },
	{ id: "query-dots-between-slashes", threats: ["CAN-15"], is: (query) => /\/\.\.?(?:\/|$)/.test(query) },
	{ id: "query-plus", threats: ["CAN-26"], is: (query) => query.includes("+") },
	{ id: "query-encoded-space", threats: ["CAN-26"], is: (query) => query.includes("%20") },
	{ id: "query-encoded-plus", threats: ["CAN-26"], is: (query) => /%2b/i.test(query) },
	{
		id: "query-name-without-equals",
		threats: ["CAN-27"],
		is: (query) => piecesOf(query).some((piece) => piece !== "" && !piece.includes("=")),
	},
	{ id: "query-name-without-value", threats: ["CAN-27"], is: (query) => /(?:^|&)[^=&]+=(?:&|$)/.test(query) },
	{ id: "query-value-without-name", threats: ["CAN-27"], is: (query) => /(?:^|&)=[^&]/.test(query) },
	{ id: "query-two-equals", threats: ["CAN-13"], is: (query) => /=[^&]*=/.test(query) },
	{
		id: "query-empty-piece",
		threats: ["CAN-28"],
		is: (query) => piecesOf(query).length > 1 && piecesOf(query).includes(""),
	},
	{ id: "query-question-mark-first", threats: ["CAN-30"], is: (query) => query.startsWith("?") },
	{ id: "query-semicolon", threats: ["CAN-31"], is: (query) => query.includes(";") },
	{ id: "query-lower-case-triplet", threats: ["CAN-20"], is: (query) => /%(?:[a-f].|.[a-f])/.test(query) },
	{ id: "query-triplet-of-unreserved", threats: ["CAN-21"], is: unreservedTriplet },
	{ id: "query-triplets-not-utf8", threats: ["CAN-33"], is: isInvalidUtf8 },
	{ id: "query-letters-that-compose", threats: ["CAN-35"], is: composes },
	{ id: "query-letters-that-fold", threats: ["CAN-36"], is: folds },
	{
		id: "query-names-sorted-otherwise-by-code-units",
		threats: ["CAN-37"],
		is: (query) => {
			const decoded = names(query).map((name) => decodedBytes(name).toString("utf8"));
			const bytes = decoded.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
			return bytes.join("&") !== decoded.toSorted(byUnits).join("&");
		},
	},
	{
		id: "query-names-sorted-otherwise-by-a-language",
		threats: ["CAN-38"],
		is: (query) => sorted(query, byBytes) !== sorted(query, (one, other) => one.localeCompare(other, "en")),
	},
	{ id: "query-encoded-by-url-parsers", threats: ["CAN-42"], is: (query) => /["<>']/.test(query) },
	{ id: "query-kept-by-url-parsers", threats: ["CAN-42"], is: (query) => /[\^`{}[\]|\\]/.test(query) },
]);

/** What a query, the text behind the first `?`, can be an example of. */
export const queryKinds = kindsTogether(
	kindsOf<string>([
		{ id: "query-empty", threats: ["CAN-29"], apart: idsOf(someQuery.all), is: (query) => query === "" },
	]),
	someQuery,
);
