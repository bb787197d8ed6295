import type { Check } from "../engine/check.ts";
import { refusedAnywhere } from "./expect.ts";
import { differing } from "./signed.ts";
import { forgeries, type Group, type Row, reading, refusals, verbatim } from "./target-defects.ts";
import { utf8 } from "./wire-text.ts";

const character: Group = {
	requirement: "TGT-05",
	reason: "forbidden_character",
	references: ["RFC 3986 §2"],
	threats: ["CAN-42"],
};
const names: Readonly<Record<string, string>> = {
	'"': "quotation-mark",
	"<": "less-than",
	">": "greater-than",
	"\\": "backslash",
	"^": "circumflex",
	"`": "grave-accent",
	"{": "brace",
	"|": "bar",
	"[": "bracket",
	"'": "apostrophe",
};
const forbidden = (part: "path" | "query", characters: string): readonly Row[] =>
	[...characters].map((each) => ({
		slug: `${part}-${names[each]}`,
		tail: part === "path" ? `${each}b` : `?a=${each}`,
		what: `${each} in the ${part}`,
		shift: part === "path" ? 0 : 3,
		threats: each === "\\" ? ["CAN-16"] : ["CAN-42"],
	}));
const forbiddenCharacters: Check[] = [
	...refusals(character, [
		...forbidden("path", '"<>\\^`{|['),
		...forbidden("query", "'\"<>\\^`{|["),
		{ slug: "path-latin-1", tail: "\u00e9b", what: "a raw byte E9 in the path", threats: ["CAN-34"] },
		{ slug: "path-utf-8", tail: utf8("\u00e9"), what: "raw UTF-8 in the path", threats: ["CAN-34"] },
		{
			slug: "query-utf-8",
			tail: `?a=${utf8("\u00e9")}`,
			what: "raw UTF-8 in the query",
			shift: 3,
			threats: ["CAN-34"],
		},
		{ slug: "path-control", tail: "\u0001b", what: "a control character in the path" },
		{ slug: "path-delete", tail: "\u007fb", what: "a DEL in the path" },
		{ slug: "query-control", tail: "?a=\u0001", what: "a control character in the query", shift: 3 },
		{
			slug: "path-fragment",
			tail: "#x",
			what: "a fragment",
			threats: ["CAN-41"],
			repaired: true,
		},
		{
			slug: "query-fragment",
			tail: "?a=1#x",
			what: "a fragment behind its query",
			shift: 4,
			threats: ["CAN-41"],
			repaired: true,
		},
	]),
	...(["space", "tab", "NUL"] as const).map((what) =>
		differing({
			id: `TGT-05/path-${what.toLowerCase()}`,
			title: `refuses a signed target with a ${what} in the path`,
			severity: "medium",
			threats: ["CAN-42"],
			references: ["RFC 9112 §3.2", "CWE-444"],
			needs: verbatim,
			twin: reading(""),
			defect: reading(`${{ space: " ", tab: "\t", NUL: "\0" }[what]}b`),
			expect: refusedAnywhere(["malformed_target", "invalid_credentials"]),
		}),
	),
	...forgeries(character, [
		{
			slug: "backslash-for-slash",
			signed: "/b",
			tail: "\\b",
			what: "a backslash under the signature of a slash",
			threats: ["CAN-16"],
		},
		{
			slug: "replacement-character",
			signed: "%EF%BF%BDb",
			tail: "\u00e9b",
			what: "a raw byte under the signature of the replacement character",
			threats: ["CAN-34"],
		},
		{
			slug: "raw-for-encoded",
			signed: "?a=%5Bb%5D",
			tail: "?a=[b]",
			shift: 3,
			what: "raw brackets under the signature of encoded ones",
			threats: ["CAN-42"],
		},
	]),
];

/** TGT-05: characters outside the set of the part they stand in. */
export const targetCharacterChecks: readonly Check[] = forbiddenCharacters;
