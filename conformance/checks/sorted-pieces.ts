import type { Check } from "../engine/check.ts";
import { refusedAnywhere } from "./expect.ts";
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

/** SORT-03 to SORT-05: what a query is divided into. */
export const sortedPieceChecks: readonly Check[] = [...queryGrammar, ...decoding, ...emptyPieces];
