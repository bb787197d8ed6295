import { answerOf } from "../report/answer-of.ts";
import type { Report, Result } from "../report/schema.ts";
import type { JudgedWaiver, Waiver } from "./schema.ts";

const dayMs = 24 * 60 * 60 * 1000;

/** Whether a check shows that there is nothing left to waive. */
export function failsNoMore({ verdict }: Pick<Result, "verdict">): boolean {
	return verdict === "pass" || verdict === "warn";
}

function stateOf({ outcome, expires }: Waiver, result: Result, now: number): JudgedWaiver["state"] {
	if (now >= Date.parse(`${expires}T00:00:00Z`) + dayMs) return "expired";
	if (failsNoMore(result)) return "stale";
	const alike = outcome.answer === undefined || outcome.answer === answerOf(result);
	if (result.verdict === outcome.verdict && alike) return "met";
	return result.verdict === "fail" ? "otherwise" : "unproven";
}

/**
 * Marks what is waived, and says of each waiver of a check that was selected what became of it. Verdicts and counts
 * stay: what is waived has not passed. `now` in milliseconds.
 */
export function judgeWaivers(report: Report, waivers: readonly Waiver[], now: number): Report {
	const judged = report.results.flatMap((result) =>
		waivers
			.filter(({ id }) => id === result.id)
			.map((waiver): JudgedWaiver => {
				const came = [result.verdict, answerOf(result) ?? []].flat().join(", ");
				return { ...waiver, state: stateOf(waiver, result, now), came };
			}),
	);
	return { ...report, results: report.results.map((result) => markWaived(result, waivers, now)), waivers: judged };
}

/** The result, marked if just this outcome is waived; known as soon as the result is. `now` in milliseconds. */
export function markWaived(result: Result, waivers: readonly Waiver[], now: number): Result {
	const met = waivers.find((waiver) => waiver.id === result.id && stateOf(waiver, result, now) === "met");
	if (met === undefined) return result;
	const { owner, reason, link, expires } = met;
	return { ...result, waiver: { owner, reason, link, expires } };
}
