import type { Check } from "../engine/check.ts";
import { forgeries, type Group, refusals } from "./target-defects.ts";

const bad: Group = {
	requirement: "TGT-06",
	reason: "bad_triplet",
	references: ["RFC 3986 §2.1", "CWE-248"],
	threats: ["CAN-32", "AVL-02"],
};
const badTriplets: Check[] = refusals(bad, [
	{ slug: "no-hexadecimal", tail: "%zz", what: "%zz in the path" },
	{ slug: "lone-percent", tail: "%", what: "a % at the end of the path" },
	{ slug: "one-digit", tail: "%4", what: "a % and one digit at the end of the path" },
	{ slug: "one-digit-then-letter", tail: "%4Gb", what: "%4G in the path" },
	{ slug: "percent-percent", tail: "%%34%31", what: "%% in the path" },
	{ slug: "unicode-escape", tail: "%u0041", what: "%u0041 in the path" },
	{ slug: "minus-sign", tail: "%-1", what: "%-1 in the path" },
	{ slug: "at-sign", tail: "%2@b", what: "%2@ in the path" },
	{ slug: "query", tail: "?a=%zz", what: "%zz in the query", shift: 3 },
	{ slug: "query-lone-percent", tail: "?a=%", what: "a % at the end of the query", shift: 3 },
	{ slug: "query-cut-utf-8", tail: "?a=%E0%A4%A", what: "a triplet cut off at the end of the query", shift: 9 },
]);

const lower: Group = {
	requirement: "TGT-07",
	reason: "lower_case_triplet",
	references: ["RFC 3986 §6.2.2.1"],
	threats: ["CAN-20"],
};
const lowerCaseTriplets: Check[] = [
	...refusals(lower, [
		{ slug: "both-digits", tail: "%ab", what: "a triplet in lower case", severity: "low" },
		{
			slug: "second-digit",
			tail: "%C3%A9%Ef",
			what: "a triplet of which one digit is in lower case",
			shift: 6,
			severity: "low",
		},
		{ slug: "letter-a", tail: "%Ca", what: "a triplet that ends with a lower-case a", severity: "low" },
		{ slug: "encoded-slash", tail: "%2fb", what: "%2f in the path", threats: ["CAN-11", "CAN-20"] },
		{
			slug: "encoded-dots",
			tail: "/%2e%2e/b",
			what: "%2e%2e as a segment",
			shift: 1,
			severity: "high",
			threats: ["CAN-15", "FWD-08"],
		},
		{ slug: "query", tail: "?a=%2f", what: "a triplet in lower case in the query", shift: 3, severity: "low" },
	]),
	...forgeries(lower, [
		{
			slug: "case-folded",
			signed: "%C3%A9",
			tail: "%c3%a9",
			severity: "low",
			what: "triplets in lower case under the signature of those in upper case",
		},
	]),
];

const unreserved: Group = {
	requirement: "TGT-08",
	reason: "unreserved_triplet",
	references: ["RFC 3986 §6.2.2.2"],
	threats: ["CAN-21"],
};
const unreservedTriplets: Check[] = [
	...refusals(unreserved, [
		{ slug: "letter", tail: "%41", what: "an encoded letter" },
		{ slug: "digit", tail: "%31", what: "an encoded digit", threats: ["CAN-21", "AZ-03"] },
		{ slug: "tilde", tail: "%7E", what: "an encoded tilde" },
		{ slug: "hyphen", tail: "%2D", what: "an encoded hyphen" },
		{ slug: "underscore", tail: "%5F", what: "an encoded underscore" },
		{
			slug: "encoded-dots",
			tail: "/%2E%2E/b",
			what: "%2E%2E as a segment",
			shift: 1,
			severity: "high",
			threats: ["CAN-15", "FWD-08"],
		},
		{
			slug: "half-encoded-dots",
			tail: "/.%2E/b",
			what: ".%2E as a segment",
			shift: 2,
			severity: "high",
			threats: ["CAN-15", "FWD-08"],
		},
		{ slug: "query", tail: "?a=%41", what: "an encoded letter in the query", shift: 3 },
	]),
	...forgeries(unreserved, [
		{
			slug: "decoded",
			signed: "~b",
			tail: "%7Eb",
			severity: "medium",
			what: "an encoded tilde under the signature of a plain one",
		},
		{
			slug: "dots-around-the-signed-path",
			signed: "/2",
			tail: "/1/%2E%2E/2",
			shift: 3,
			severity: "critical",
			threats: ["CAN-15"],
			what: "encoded dot segments that lead to the signed path",
		},
	]),
];

const triplet: Group = {
	requirement: "TGT-09",
	reason: "forbidden_triplet",
	references: ["CWE-22", "CWE-436"],
	threats: ["FWD-08"],
};
const forbiddenTriplets: Check[] = [
	...refusals(
		triplet,
		(
			[
				["slash", "%2F", ["CAN-11", "FWD-08"]],
				["backslash", "%5C", ["CAN-16", "FWD-08"]],
				["NUL", "%00", ["FWD-08", "VAL-03"]],
				["LF", "%0A", ["CAN-10", "VAL-03"]],
				["CR", "%0D", ["CAN-10", "VAL-03"]],
				["unit-separator", "%1F", ["FWD-08"]],
				["DEL", "%7F", ["FWD-08"]],
			] as const
		).map(([what, text, threats]) => ({
			slug: what.toLowerCase(),
			tail: `${text}b`,
			what: `an encoded ${what} in the path`,
			severity: text === "%2F" || text === "%5C" ? "high" : "medium",
			threats,
		})),
	),
	...refusals(triplet, [
		{
			slug: "traversal",
			tail: "/..%2Fadmin",
			shift: 3,
			severity: "high",
			threats: ["FWD-08"],
			what: "..%2F in the path",
		},
	]),
	...forgeries(triplet, [
		{
			slug: "slash-encoded",
			signed: "/b",
			tail: "%2Fb",
			what: "an encoded slash under the signature of a plain one",
			threats: ["CAN-11"],
		},
	]),
];

/** TGT-06 to TGT-09: percent triplets. */
export const targetTripletChecks: readonly Check[] = [
	...badTriplets,
	...lowerCaseTriplets,
	...unreservedTriplets,
	...forbiddenTriplets,
];
