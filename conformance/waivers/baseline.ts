import { answerOf } from "../report/answer-of.ts";
import type { Report, Result } from "../report/schema.ts";
import { failsNoMore } from "./judge.ts";
import type { Waiver } from "./schema.ts";

/** What an update made of the waivers. */
export interface Baseline {
	waivers: readonly Waiver[];
	added: number;
	changed: number;
	removed: number;
}

/** A new waiver holds so long, for whoever has to decide about it. */
const daysToDecide = 30;

function outcomeOf(result: Result): Waiver["outcome"] {
	const answer = answerOf(result);
	return { verdict: "fail", ...(answer === undefined ? {} : { answer }) };
}

/**
 * The waivers as this run would need them. Those of checks that fail no more are left out, those of checks that did not
 * run stay, and none is renewed. What is new or fails in another way has empty fields, which are refused until
 * somebody who answers for it has filled them in. Of what is inconclusive nothing is waived unasked. `report` is one
 * that was judged by `judgeWaivers`; `now` in milliseconds.
 */
export function updatedBaseline(report: Report, waivers: readonly Waiver[], now: number): Baseline {
	const results = new Map(report.results.map((result) => [result.id, result]));
	const otherwise = new Set(
		(report.waivers ?? []).filter(({ state }) => state === "otherwise").map((waiver) => waiver.id),
	);
	const kept = waivers.filter(({ id }) => {
		const result = results.get(id);
		return result === undefined || !failsNoMore(result);
	});
	const known = new Set(kept.map(({ id }) => id));
	const expires = new Date(now + daysToDecide * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
	const added = report.results
		.filter(({ id, verdict }) => verdict === "fail" && !known.has(id))
		.map((result) => ({ id: result.id, owner: "", reason: "", link: "", expires, outcome: outcomeOf(result) }));
	const current = kept.map((waiver) => {
		const result = results.get(waiver.id);
		return result === undefined || !otherwise.has(waiver.id)
			? waiver
			: { ...waiver, reason: "", outcome: outcomeOf(result) };
	});
	return {
		waivers: [...current, ...added].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
		added: added.length,
		changed: otherwise.size,
		removed: waivers.length - kept.length,
	};
}
