import { problemDocument } from "../engine/answer.ts";
import type { AnswerRule, Expectation, UpstreamRule } from "../engine/expectation.ts";
import { accepted, either, refused } from "./expect.ts";

/** Appended to a route's path, so that what follows it stands at a place that can be found again. */
export const mark = "_-x";

/** A defect of a target: the reason that must be reported, and how many bytes behind the mark it begins. */
export interface Defect {
	reason: string;
	shift: number;
}

/** TGT-11: reason and offset, where the gateway's answers have them. */
export function reports(reason: string, offsetIn: (target: string) => number): AnswerRule {
	return {
		says: `reports the reason ${reason} and the offset of the defect`,
		security: false,
		ownForm: true,
		violation: ({ request, outcome }) => {
			const problem = outcome.ok ? problemDocument(outcome.answer) : undefined;
			const offset = offsetIn(request.target);
			if (problem?.["reason"] === reason && problem["offset"] === offset) return undefined;
			const came = `reason ${JSON.stringify(problem?.["reason"])}, offset ${JSON.stringify(problem?.["offset"])}`;
			return `${came}; the defect is ${reason} at ${offset}`;
		},
	};
}

/**
 * Refused for this defect, by the gateway or by a platform that does not let such bytes in. Behind an edge that repairs
 * targets, what it makes of the defect may be another one, or none, and then `repaired` is right.
 */
function refusedFor(defect: Defect, ...repaired: Expectation[]): Expectation {
	const other = lasting.has(defect.reason) ? [] : [refused("malformed_target")];
	return {
		kind: "refused",
		codes: ["malformed_target"],
		answer: [reports(defect.reason, (target) => target.indexOf(mark) + mark.length + defect.shift)],
		byPlatform: true,
		rewritten: either(...other, ...repaired),
	};
}

/** No edge makes another defect of these; their reason and offset are always the gateway's own. */
const lasting: ReadonlySet<string> = new Set(["forbidden_triplet"]);

/** For an ill-formed target that the key holder signed: where an edge repairs it, the signature no longer fits. */
export function refusedSigned(defect: Defect): Expectation {
	return refusedFor(defect, refused("invalid_credentials"));
}

/** The same for what some platforms repair themselves: dot segments, which they resolve, and fragments, which they drop. */
export function refusedOrRepaired(defect: Defect): Expectation {
	return either(refusedSigned(defect), refused("invalid_credentials"));
}

/**
 * For an ill-formed target, sent in place of a well-formed one that was signed: where an edge repairs it, the
 * signature may fit, and then what was signed must be what goes upstream.
 */
export function refusedForged(defect: Defect, sent: string, signed: string): Expectation {
	return refusedFor(
		defect,
		accepted(upstreamSaw("the target that was signed", sent, signed)),
		refused("invalid_credentials"),
	);
}

/** The upstream saw the target of the request with `to` in place of `from`. */
export function upstreamSaw(what: string, from: string, to: string): UpstreamRule {
	return {
		says: `forwards ${what}`,
		violation: (seen, { request }) => {
			const expected = request.target.replace(from, () => to);
			return seen.target === expected ? undefined : `the upstream saw ${seen.target}, not ${expected}`;
		},
	};
}
