import type { Check } from "../engine/check.ts";
import { accepted, refusedAnywhere } from "./expect.ts";
import { differing } from "./signed.ts";
import { different, needs, reading, refusals, same } from "./sorted-pairs.ts";
import { utf8 } from "./wire-text.ts";

/** SORT-03: what a query must not be. */
const queryGrammar = [
	...refusals("SORT-03", [
		["bad-triplet", "a bad triplet in the query", "?a=%zz", "bad_triplet", 3, ["CAN-32"]],
		["lone-percent", "a % at the end of the query", "?a=%", "bad_triplet", 3, ["CAN-32"]],
		["cut-triplet", "a % and one digit at the end of the query", "?a=%4", "bad_triplet", 3, ["CAN-32"]],
		["utf-8", "raw UTF-8 in the query", `?a=${utf8("\u00e9")}`, "forbidden_character", 3, ["CAN-34"]],
		["control", "a control character in the query", "?a=\u0001", "forbidden_character", 3, ["CAN-34"]],
		["delete", "a DEL in the query", "?a=\u007f", "forbidden_character", 3, ["CAN-34"]],
	]),
	differing({
		id: "SORT-03/fragment",
		title: "refuses a signed target with a fragment, or never sees it",
		severity: "medium",
		threats: ["CAN-41"],
		references: ["RFC 9112 §3.2.1"],
		needs,
		twin: reading("?a=1"),
		defect: reading("?a=1#x"),
		expect: refusedAnywhere(["malformed_target", "invalid_credentials"]),
	}),
];

/** SORT-04: how the query is divided and decoded. */
const decoding: Check[] = [
	...same("SORT-04", [
		{
			slug: "plus-is-a-space",
			what: "an encoded space for a plus sign",
			signed: "?a=x+y",
			sent: "?a=x%20y",
			threats: ["CAN-26"],
		},
		{
			slug: "space-as-plus",
			what: "a plus sign for an encoded space",
			signed: "?a=x%20y",
			sent: "?a=x+y",
			threats: ["CAN-26"],
		},
		{
			slug: "plus-in-a-name",
			what: "a plus sign in a name for an encoded space",
			signed: "?x%20y=1",
			sent: "?x+y=1",
			threats: ["CAN-26"],
		},
		{
			slug: "no-equals-sign",
			what: "a name without = for one with an empty value",
			signed: "?a=",
			sent: "?a",
			threats: ["CAN-27"],
		},
		{
			slug: "equals-sign",
			what: "a name with an empty value for one without =",
			signed: "?a",
			sent: "?a=",
			threats: ["CAN-27"],
		},
		{
			slug: "second-equals-sign",
			what: "a second = as part of the value",
			signed: "?a=1%3D2",
			sent: "?a=1=2",
			threats: ["CAN-27"],
		},
		{
			slug: "semicolon-is-no-separator",
			what: "a semicolon as part of the value",
			signed: "?a=1%3Bb=2",
			sent: "?a=1;b=2",
			threats: ["CAN-31"],
		},
	]),
	...different("SORT-04", [
		{
			slug: "separators-decoded",
			what: "plain separators for encoded ones",
			signed: "?a=1%26b%3D2",
			sent: "?a=1&b=2",
			severity: "critical",
			threats: ["CAN-13"],
		},
		{
			slug: "equals-sign-moved",
			what: "an encoded = in a name for the = behind it",
			signed: "?a=b=c",
			sent: "?a%3Db=c",
			severity: "critical",
			threats: ["CAN-13"],
		},
		{
			slug: "plus-decoded",
			what: "a plus sign for an encoded one",
			signed: "?a=x%2By",
			sent: "?a=x+y",
			threats: ["CAN-26"],
		},
		{
			slug: "semicolon-as-separator",
			what: "a separator for a semicolon",
			signed: "?a=1;b=2",
			sent: "?a=1&b=2",
			threats: ["CAN-31"],
			references: ["CVE-2021-23336"],
		},
		{
			slug: "bytes-replaced",
			what: "a replacement character for a byte that is not UTF-8",
			signed: "?a=%FF",
			sent: "?a=%EF%BF%BD",
			threats: ["CAN-33"],
		},
		{
			slug: "bytes-confused",
			what: "one byte that is not UTF-8 for another",
			signed: "?a=%FF",
			sent: "?a=%FE",
			threats: ["CAN-33"],
		},
		{
			slug: "triplet-decoded-twice",
			what: "a plus sign for a twice encoded one",
			signed: "?a=%252B",
			sent: "?a=%2B",
			threats: ["CAN-13"],
		},
		{
			slug: "line-feed-dropped",
			what: "a value without its line feed for one with it",
			signed: "?a=x%0Ay",
			sent: "?a=xy",
			threats: ["CAN-14"],
		},
		{
			slug: "composed-letter",
			what: "a composed letter for a decomposed one",
			signed: "?a=e%CC%81",
			sent: "?a=%C3%A9",
			threats: ["CAN-35"],
		},
	]),
];

/** SORT-05: empty pieces. */
const emptyPieces: Check[] = [
	...same("SORT-05", [
		{
			slug: "around",
			what: "a query with empty pieces around for one without",
			signed: "?a=1",
			sent: "?&a=1&",
			threats: ["CAN-28"],
		},
		{
			slug: "between",
			what: "a query with empty pieces inside for one without",
			signed: "?a=1&b=2",
			sent: "?a=1&&&b=2",
			threats: ["CAN-28"],
		},
		{ slug: "only", what: "a query of empty pieces for none", signed: "", sent: "?&&", threats: ["CAN-28", "CAN-29"] },
		{ slug: "empty-query", what: "an empty query for none", signed: "", sent: "?", threats: ["CAN-29"] },
		{ slug: "none", what: "no query for an empty one", signed: "?", sent: "", threats: ["CAN-29"] },
	]),
	...different("SORT-05", [
		{
			slug: "empty-pair",
			what: "a pair of empty name and empty value for an empty piece",
			signed: "",
			sent: "?=",
			threats: ["CAN-28"],
		},
		{
			slug: "empty-name",
			what: "a pair with an empty name for none",
			signed: "?a=1",
			sent: "?a=1&=",
			threats: ["CAN-28"],
		},
	]),
];

/** SORT-06: how the pairs are written again. */
const encoding: Check[] = [
	...same("SORT-06", [
		{
			slug: "delimiters-encoded",
			what: "encoded delimiters for plain ones",
			signed: "?a=!$'()*,:@/?;",
			sent: "?a=%21%24%27%28%29%2A%2C%3A%40%2F%3F%3B",
			threats: ["CAN-13"],
		},
		{
			slug: "delimiters-plain",
			what: "plain delimiters for encoded ones",
			signed: "?a=%21%24%27%28%29%2A%2C%3A%40%2F%3F",
			sent: "?a=!$'()*,:@/?",
			threats: ["CAN-13"],
		},
		{
			slug: "characters-no-parser-wants",
			what: "raw characters for encoded ones",
			signed: "?a=%5B%5C%5D%5E%7B%7C%7D",
			sent: "?a=[\\]^{|}",
			threats: ["CAN-42"],
		},
		{
			slug: "lower-case-triplets",
			what: "triplets in lower case for those in upper case",
			signed: "?a=%C3%A9%2F",
			sent: "?a=%c3%a9%2f",
			threats: ["CAN-20"],
		},
		{
			slug: "unreserved-encoded",
			what: "encoded letters for plain ones",
			signed: "?a=Az09-._~",
			sent: "?%61=%41%7A%30%39%2D%2E%5F%7E",
			threats: ["CAN-21"],
		},
	]),
	...different("SORT-06", [
		{
			slug: "other-value",
			what: "another value for the signed one",
			signed: "?a=1",
			sent: "?a=2",
			severity: "critical",
			threats: ["CAN-03"],
		},
		{
			slug: "other-name",
			what: "another name for the signed one",
			signed: "?a=1",
			sent: "?b=1",
			severity: "critical",
			threats: ["CAN-03"],
		},
		{
			slug: "query-added",
			what: "a query for none",
			signed: "",
			sent: "?admin=1",
			severity: "critical",
			threats: ["CAN-03"],
		},
		{
			slug: "query-removed",
			what: "no query for the signed one",
			signed: "?limit=1",
			sent: "",
			severity: "critical",
			threats: ["CAN-03"],
		},
		{
			slug: "parameter-added",
			what: "one parameter more than signed",
			signed: "?a=1",
			sent: "?a=1&zzz=1",
			threats: ["CAN-25"],
		},
		{
			slug: "value-case",
			what: "a value in another case for the signed one",
			signed: "?a=x",
			sent: "?a=X",
			threats: ["CAN-19"],
		},
	]),
];

/** SORT-07: the order, by signing one and sending another. */
const orders: Check[] = [
	...same("SORT-07", [
		{
			slug: "other-order",
			what: "parameters in another order for the signed one",
			signed: "?a=1&b=2&c=3",
			sent: "?c=3&a=1&b=2",
			threats: ["CAN-22"],
		},
		{
			slug: "duplicates-apart",
			what: "two values of one name with another parameter between them",
			signed: "?a=0&r=1&r=2",
			sent: "?r=1&a=0&r=2",
			threats: ["CAN-22", "CAN-23"],
		},
		{
			slug: "duplicates-not-sorted-by-value",
			what: "two values of one name in the order sent",
			signed: "?a=0&r=2&r=1",
			sent: "?r=2&r=1&a=0",
			threats: ["CAN-23"],
		},
		{
			slug: "spelt-alike",
			what: "two spellings of one name for one name",
			signed: "?a%20b=2&a%20b=1",
			sent: "?a+b=2&a%20b=1",
			threats: ["CAN-23"],
		},
	]),
	...different("SORT-07", [
		{
			slug: "duplicates-reordered",
			what: "two values of one name in another order for the signed one",
			signed: "?r=1&r=2",
			sent: "?r=2&r=1",
			threats: ["CAN-23"],
		},
		{
			slug: "duplicates-reordered-apart",
			what: "two values of one name in another order, with another parameter between them",
			signed: "?r=1&a=0&r=2",
			sent: "?r=2&a=0&r=1",
			threats: ["CAN-23"],
		},
		{
			slug: "second-value-added",
			what: "two values of a name for the first",
			signed: "?a=1",
			sent: "?a=1&a=2",
			threats: ["CAN-24"],
		},
		{
			slug: "first-value-added",
			what: "two values of a name for the last",
			signed: "?a=2",
			sent: "?a=1&a=2",
			threats: ["CAN-24"],
		},
	]),
];

/** SORT-06: the pairs, with the encoded query written out by hand, so that nothing of ours encodes it. */
const encodedByHand: Check[] = (
	[
		["space", "a space as %20", "a=x+y", "a=x%20y"],
		["no-equals-sign", "a name without = with one behind it", "a", "a="],
		["delimiters", "every delimiter as a triplet", "a=!$'()*,:@/?;=", "a=%21%24%27%28%29%2A%2C%3A%40%2F%3F%3B%3D"],
		["unreserved", "what is unreserved as it is", "a=%41z0%2d%2E_%7e", "a=Az0-._~"],
		["bytes", "bytes that are no UTF-8 as they are", "a=%ff%00", "a=%FF%00"],
		["name", "names as values", "a+b%2fc=1", "a%20b%2Fc=1"],
	] as const
).map(([slug, what, sent, encoded]) =>
	differing({
		id: `SORT-06/writes-${slug}`,
		title: `writes ${what}`,
		severity: "medium",
		threats: ["CAN-13", "CAN-26"],
		references: ["RFC 3986 §2.1"],
		needs,
		defect: { query: sent, sign: { lines: { query: encoded } } },
		expect: accepted(),
	}),
);

/** SORT-07: the order, with the sorted query written out by hand, so that nothing of ours sorts it. */
const writtenOut: Check[] = (
	[
		[
			"bytes-not-utf-16",
			"by bytes and not by UTF-16 units",
			"%F0%9F%98%80=1&%EF%BF%BD=2",
			"%EF%BF%BD=2&%F0%9F%98%80=1",
			["CAN-37"],
		],
		["upper-case-first", "by bytes and not by an alphabet", "a=2&B=1", "B=1&a=2", ["CAN-38"]],
		["digits-before-letters", "digits before letters", "a=1&9=2&10=3", "10=3&9=2&a=1", ["CAN-38"]],
		[
			"encoded-not-decoded",
			"by the encoded names and not by the decoded ones",
			"~=2&%C3%A9=1",
			"%C3%A9=1&~=2",
			["CAN-37"],
		],
		["shorter-first", "a name before those that begin with it", "a-=3&a%20=2&a=1", "a=1&a%20=2&a-=3", ["CAN-22"]],
		["stable", "values of one name in the order sent", "r=2&b=0&r=10&r=1", "b=0&r=2&r=10&r=1", ["CAN-23"]],
		["empty-name-first", "an empty name first", "a=1&=2", "=2&a=1", ["CAN-22"]],
	] as const
).map(([slug, what, sent, sorted, threats]) =>
	differing({
		id: `SORT-07/${slug}`,
		title: `sorts the query ${what}`,
		severity: "medium",
		threats,
		references: ["RFC 3986 §6.2.2"],
		needs,
		defect: { query: sent, sign: { lines: { query: sorted } } },
		expect: accepted(),
	}),
);

/** SORT-03 to SORT-07: the query under sorted-query. */
export const sortedPieceChecks: readonly Check[] = [
	...queryGrammar,
	...decoding,
	...emptyPieces,
	...encoding,
	...encodedByHand,
	...orders,
	...writtenOut,
];
