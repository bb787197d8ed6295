import type { Law } from "../law.ts";
import type { TargetDecision, TargetParser } from "../subjects/target-parser.ts";

const requirementOf: Readonly<Record<string, string>> = {
	not_origin_form: "TGT-02",
	empty_segment: "TGT-03",
	dot_segment: "TGT-04",
	forbidden_character: "TGT-05",
	bad_triplet: "TGT-06",
	lower_case_triplet: "TGT-07",
	unreserved_triplet: "TGT-08",
	forbidden_triplet: "TGT-09",
	empty_query: "TGT-10",
};

/** Two readings of a target by the specification come to one decision: the same text, or the same defect at the same place. */
export function targetReadingsAgree(parse: TargetParser, other: TargetParser): Law<string> {
	return (target) => {
		const expected = other(target);
		const actual = parse(target);
		return JSON.stringify(normal(expected)) === JSON.stringify(normal(actual))
			? undefined
			: { requirement: requirementFor(expected, actual), expected: said(expected), actual: said(actual) };
	};
}

function normal(decision: TargetDecision): readonly unknown[] {
	return "text" in decision ? [decision.text] : [decision.code, decision.offset ?? null, decision.reason ?? null];
}

function requirementFor(expected: TargetDecision, actual: TargetDecision): string {
	if ("text" in expected) {
		return "TGT-12";
	}
	if (expected.code === "target_too_long" || (!("text" in actual) && actual.code === "target_too_long")) {
		return "REQ-02";
	}
	const missed = "text" in actual || actual.reason === expected.reason;
	return missed ? (requirementOf[expected.reason ?? ""] ?? "TGT-01") : "TGT-11";
}

function said(decision: TargetDecision): string {
	if ("text" in decision) {
		return `let in as ${JSON.stringify(decision.text)}`;
	}
	const { code, offset, reason } = decision;
	return reason === undefined ? `refused with ${code}` : `refused with ${code}, ${reason} at ${offset}`;
}
