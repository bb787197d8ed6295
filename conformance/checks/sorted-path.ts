import type { Check } from "../engine/check.ts";
import { different, refusals, same } from "./sorted-pairs.ts";

/** SORT-01: PATH. */
const paths: Check[] = [
	...same("SORT-01", [
		{
			slug: "tilde-encoded",
			what: "an encoded tilde for a plain one",
			signed: "~b",
			sent: "%7Eb",
			threats: ["CAN-21"],
		},
		{
			slug: "tilde-encoded-in-lower-case",
			what: "an encoded tilde in lower case for a plain one",
			signed: "~b",
			sent: "%7eb",
			threats: ["CAN-20", "CAN-21"],
		},
		{ slug: "tilde-plain", what: "a plain tilde for an encoded one", signed: "%7Eb", sent: "~b", threats: ["CAN-21"] },
		{
			slug: "letter-encoded",
			what: "an encoded letter for a plain one",
			signed: "Ab",
			sent: "%41b",
			threats: ["CAN-21"],
		},
		{
			slug: "lower-case-triplets",
			what: "triplets in lower case for those in upper case",
			signed: "%C3%A9",
			sent: "%c3%a9",
			threats: ["CAN-20"],
		},
		{
			slug: "dots-inside-segment",
			what: "encoded dots inside of a segment for plain ones",
			signed: "a..b",
			sent: "a%2e%2Eb",
			threats: ["CAN-21"],
		},
	]),
	...different("SORT-01", [
		{
			slug: "other-path",
			what: "another path for the signed one",
			signed: "1",
			sent: "2",
			severity: "critical",
			threats: ["CAN-02"],
		},
		{
			slug: "percent-decoded-twice",
			what: "a twice encoded letter for a plain one",
			signed: "%2541",
			sent: "A",
			threats: ["CAN-21"],
		},
		{
			slug: "delimiter-decoded",
			what: "a plain delimiter for an encoded one",
			signed: "%3Bb",
			sent: ";b",
			threats: ["CAN-12"],
		},
		{
			slug: "path-plus",
			what: "a plus sign in the path for an encoded space",
			signed: "a%20b",
			sent: "a+b",
			threats: ["CAN-26"],
		},
		{
			slug: "path-case",
			what: "the path in another case for the signed one",
			signed: "b",
			sent: "B",
			threats: ["CAN-19"],
		},
		{ slug: "slash-at-the-end", what: "a slash at the end for none", signed: "", sent: "/", threats: ["CAN-18"] },
	]),
];

/** SORT-02: what the path must still not be, once it is normalised. */
const pathGrammar = refusals("SORT-02", [
	["encoded-dots", "an encoded segment of two dots", "/%2E%2E/b", "dot_segment", 1, ["CAN-15"]],
	[
		"encoded-dots-in-lower-case",
		"an encoded segment of two dots in lower case",
		"/%2e%2e/b",
		"dot_segment",
		1,
		["CAN-15"],
	],
	["half-encoded-dots", "a half encoded segment of two dots", "/.%2E/b", "dot_segment", 1, ["CAN-15"]],
	["encoded-dot", "an encoded segment of one dot", "/%2e/b", "dot_segment", 1, ["CAN-15"]],
	["empty-segment", "an empty segment", "//b", "empty_segment", 1, ["CAN-17"]],
	["encoded-slash", "an encoded slash", "%2Fb", "forbidden_triplet", 0, ["CAN-11"]],
	["encoded-slash-in-lower-case", "an encoded slash in lower case", "%2fb", "forbidden_triplet", 0, ["CAN-11"]],
	["encoded-backslash", "an encoded backslash", "%5cb", "forbidden_triplet", 0, ["CAN-16"]],
	["encoded-nul", "an encoded NUL", "%00b", "forbidden_triplet", 0, ["FWD-08"]],
	["encoded-line-feed", "an encoded line feed", "%0ab", "forbidden_triplet", 0, ["CAN-10"]],
	["bad-triplet", "a bad triplet in the path", "%zz", "bad_triplet", 0, ["CAN-32"]],
	["backslash", "a backslash", "\\b", "forbidden_character", 0, ["CAN-16"]],
	["brace", "a brace", "{b", "forbidden_character", 0, ["CAN-42"]],
]);

/** SORT-01 and SORT-02: the path under sorted-query. */
export const sortedPathChecks: readonly Check[] = [...paths, ...pathGrammar];
