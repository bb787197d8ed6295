import type { Check } from "../engine/check.ts";
import { accepted, orRewritten, refused, refusedAnywhere } from "./expect.ts";
import { differing } from "./signed.ts";
import { targetCharacterChecks } from "./target-characters.ts";
import { forgeries, type Group, reading, refusals, verbatim } from "./target-defects.ts";
import { refusedOrRepaired, refusedSigned, reports } from "./target-rules.ts";
import { targetSegmentChecks } from "./target-segments.ts";
import { targetTripletChecks } from "./target-triplets.ts";
import { targetAsSent } from "./upstream-rules.ts";

/** TGT-01: what is let in goes upstream as it came. */
const untouched: Check[] = (
	[
		["path", "/a'b(c)*!$&,;=:@-._~", "every character that a path may have"],
		["triplets", "/caf%C3%A9%20%25%3F%23%26%3D", "percent triplets in the path"],
		["query", "?a=%2B&b=+&c&&a=1&=&;x=/?:@!$()*,", "every character that a query may have"],
		["encoded-separators", "?a=1%26b%3D2%2F%5C%00%0A%0D%7F", "encoded separators and controls in the query"],
		["order", "?b=2&a=1&b=1&B=3", "parameters out of order"],
		["trailing-slash", "/a/", "a path that ends with a slash"],
		["dots", "/...", "a segment of three dots"],
	] as const
).map(([slug, tail, what]) =>
	differing({
		id: `TGT-01/${slug}`,
		title: `forwards ${what} byte for byte`,
		severity: "high",
		threats: ["FWD-06", "FWD-10", "CAN-11", "CAN-13"],
		references: ["CWE-436"],
		needs: [...verbatim, "echo"],
		twin: reading(""),
		defect: reading(tail),
		expect: accepted(targetAsSent),
	}),
);

/** TGT-02: other forms of a target, which a platform may turn into a path before the gateway sees them. */
const originForm: Check[] = [
	...(
		[
			["absolute-form", "an absolute URL", { path: "http://gateway.example{route}" }],
			["no-slash", "a target without a slash", { path: "sites/{id}" }],
			["asterisk", "an asterisk", { method: "OPTIONS", path: "*" }],
			[
				"slash-before-asterisk",
				"an asterisk under the signature of /*",
				{ method: "OPTIONS", path: "/*", after: [{ target: "*" }] },
			],
			[
				"slash-for-asterisk",
				"an asterisk under the signature of /",
				{ method: "OPTIONS", path: "/", after: [{ target: "*" }] },
			],
			[
				"nothing-for-asterisk",
				"an asterisk under the signature of an empty target",
				{ method: "OPTIONS", path: "*", sign: { lines: { target: "" } } },
			],
			["backslash-first", "a backslash at the beginning", { path: "\\{route}" }],
		] as const
	).map(([slug, what, defect]) =>
		differing({
			id: `TGT-02/${slug}`,
			title: `refuses ${what} as the target`,
			severity: "high",
			threats: ["FWD-07"],
			references: ["RFC 9112 §3.2", "CWE-918"],
			needs: verbatim,
			defect,
			// What an edge makes of it may name another host.
			expect: orRewritten(
				refusedAnywhere(["malformed_target", "invalid_credentials"]),
				refused("misdirected_request"),
				...(slug === "slash-for-asterisk" ? [refused("no_route")] : []),
			),
		}),
	),
	differing({
		id: "TGT-02/asterisk-reported",
		title: "reports not_origin_form at the first byte of an asterisk",
		severity: "low",
		threats: ["CAN-42"],
		references: ["RFC 9457"],
		needs: [...verbatim, "errors.countersign"],
		defect: { method: "OPTIONS", path: "*" },
		expect: orRewritten(
			{ ...refusedAnywhere("malformed_target"), answer: [reports("not_origin_form", () => 0)] },
			refused(["malformed_target", "invalid_credentials", "misdirected_request"]),
		),
	}),
];

const query: Group = {
	requirement: "TGT-10",
	reason: "empty_query",
	references: ["RFC 9421 §2.2.7"],
	threats: ["CAN-29"],
};
const emptyQueries: Check[] = [
	...refusals(query, [{ slug: "lone-question-mark", tail: "?", what: "an empty query", severity: "low" }]),
	...forgeries(query, [
		{
			slug: "question-mark-added",
			signed: "",
			tail: "?",
			severity: "low",
			what: "an empty query under the signature of none",
		},
	]),
];

/** TGT-11: several defects, of which the scan meets one first. */
const firstDefects: Check[] = (
	[
		["dots-then-bad-triplet", "/../%zz", "dot_segment", 1],
		["bad-triplet-in-dots", "/..%zz", "bad_triplet", 3],
		["empty-then-dots", "//..", "empty_segment", 1],
		["dots-then-empty-query", "/..?", "dot_segment", 1],
		["character-then-dots", "/{/..", "forbidden_character", 1],
		["lower-case-before-unreserved", "%7e", "lower_case_triplet", 0],
		["lower-case-before-forbidden", "%2f", "lower_case_triplet", 0],
		["forbidden-twice", "%2Fb%00", "forbidden_triplet", 0],
		["forbidden-in-path-before-query", "b%00?a=%41", "forbidden_triplet", 1],
		["bad-before-lower-case", "%ag", "bad_triplet", 0],
		["path-before-query", "%41?a=%zz", "unreserved_triplet", 0],
		["first-in-query", "?a=%41&b=%zz", "unreserved_triplet", 3],
		["far-behind", `${"/a%2B".repeat(200)}|%zz`, "forbidden_character", 1000],
	] as const
).map(([slug, tail, reason, shift]) =>
	differing({
		id: `TGT-11/${slug}`,
		title: `reports ${reason} at its byte of a target with ${slug === "far-behind" ? "a defect far behind" : "several defects"}`,
		severity: "low",
		threats: ["CAN-42"],
		references: ["RFC 9457"],
		needs: [...verbatim, "errors.countersign"],
		twin: reading(""),
		defect: reading(tail),
		expect: slug.includes("dots") ? refusedOrRepaired({ reason, shift }) : refusedSigned({ reason, shift }),
	}),
);

/** TGT-12: what looks odd and is right. */
const accepting: Check[] = (
	[
		["semicolon", ";v=1", "a semicolon in the path"],
		["comma", ",b", "a comma in the path"],
		["plus", "+b", "a plus sign in the path"],
		["apostrophe", "'b'", "an apostrophe in the path"],
		["sub-delimiters", "!$&()*=:@", "the other characters that a path may have"],
		["trailing-slash", "/", "a path that ends with a slash"],
		["three-dots", "/...", "a segment of three dots"],
		["dot-first", "/.a/..b/c..", "segments that begin or end with dots"],
		["utf-8-triplets", "/caf%C3%A9", "UTF-8 in upper-case triplets"],
		["other-triplets", "%FF%80", "triplets that are not UTF-8"],
		["encoded-space", "%20b", "an encoded space"],
		["encoded-percent", "%2541", "an encoded percent sign"],
		["encoded-question-mark", "%3Fb", "an encoded question mark in the path"],
		["encoded-number-sign", "%23b", "an encoded number sign"],
		["query-slashes", "?a=//b/../c", "slashes and dots in the query"],
		["second-question-mark", "?a=1?b", "a second question mark"],
		["question-marks-only", "??", "a query of one question mark"],
		["query-encoded-slash", "?a=%2F%5C", "an encoded slash in the query"],
		["query-encoded-controls", "?a=%00%0A%0D%7F", "encoded controls in the query"],
		["query-separators", "?&&=&a&b==", "empty pieces in the query"],
		["query-plus", "?a=x+y", "a plus sign in the query"],
		["query-delimiters", "?!$()*,;:@", "the other characters that a query may have"],
		["apostrophe-before-query", "'?a=1", "an apostrophe as the last character before a query"],
	] as const
).map(([slug, tail, what]) =>
	differing({
		id: `TGT-12/${slug}`,
		title: `accepts ${what}`,
		severity: "medium",
		threats: ["CAN-42"],
		references: ["RFC 3986 §3.3", "RFC 3986 §3.4"],
		needs: verbatim,
		twin: reading(""),
		defect: reading(tail),
		expect: accepted(),
	}),
);

/** TGT: a target is taken verbatim or refused. */
export const targetChecks: readonly Check[] = [
	...untouched,
	...originForm,
	...targetSegmentChecks,
	...targetCharacterChecks,
	...targetTripletChecks,
	...emptyQueries,
	...firstDefects,
	...accepting,
];
