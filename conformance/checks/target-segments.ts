import type { Check } from "../engine/check.ts";
import { either, refused, refusedAnywhere } from "./expect.ts";
import { differing } from "./signed.ts";
import { forgeries, type Group, refusals, verbatim } from "./target-defects.ts";

const empty: Group = {
	requirement: "TGT-03",
	reason: "empty_segment",
	references: ["RFC 3986 §3.3", "CWE-436"],
	threats: ["CAN-17"],
};
const emptySegments: Check[] = [
	...refusals(empty, [
		{ slug: "inside", tail: "//b", what: "an empty segment", shift: 1 },
		{ slug: "at-the-end", tail: "//", what: "an empty segment before its last slash", shift: 1 },
		{ slug: "three-slashes", tail: "/b///c", what: "three slashes in a row", shift: 3 },
	]),
	differing({
		id: "TGT-03/host-in-path",
		title: "refuses a target that begins like a host, and asks no other host",
		severity: "critical",
		threats: ["FWD-07", "CAN-17"],
		references: ["CWE-918"],
		needs: verbatim,
		defect: { path: "//canary.example/{id}" },
		expect: either(refusedAnywhere("malformed_target"), refused("invalid_credentials")),
	}),
	...forgeries(empty, [
		{
			slug: "slashes-merged",
			signed: "/b",
			tail: "//b",
			shift: 1,
			what: "a doubled slash under the signature of a single one",
		},
	]),
];

const dots: Group = {
	requirement: "TGT-04",
	reason: "dot_segment",
	references: ["RFC 3986 §6.2.2.3", "CWE-22", "CWE-647"],
	threats: ["CAN-15", "AUT-13", "FWD-08"],
};
const dotSegments: Check[] = [
	...refusals(
		dots,
		(
			[
				["parent", "/../b", "a segment of two dots"],
				["parent-at-the-end", "/..", "a last segment of two dots"],
				["parent-before-slash", "/../", "a segment of two dots before its last slash"],
				["current", "/./b", "a segment of one dot"],
				["current-at-the-end", "/.", "a last segment of one dot"],
				["parent-before-query", "/..?a=1", "a last segment of two dots before a query"],
			] as const
		).map(([slug, tail, what]) => ({
			slug,
			tail,
			what,
			shift: 1,
			severity: "high",
			repaired: true,
		})),
	),
	...forgeries(dots, [
		{
			slug: "around-the-signed-path",
			signed: "/2",
			tail: "/1/../2",
			shift: 3,
			severity: "critical",
			threats: ["CAN-15", "AUT-13", "FWD-06", "FWD-08"],
			what: "dot segments that lead to the signed path",
		},
		{
			slug: "current-in-the-signed-path",
			signed: "/2",
			tail: "/./2",
			shift: 1,
			what: "a segment of one dot inside the signed path",
		},
	]),
];

/** TGT-03 and TGT-04: segments that are empty or dots. */
export const targetSegmentChecks: readonly Check[] = [...emptySegments, ...dotSegments];
