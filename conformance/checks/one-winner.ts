import { headerValues } from "../engine/answer.ts";
import type { Exchange, Outcome, Trial } from "../engine/check.ts";
import { accepted } from "./expect.ts";
import { mostlyAnswered } from "./mostly-answered.ts";
import { replayed } from "./nonce-pair.ts";

/** Where an answer came from: the edge that was asked, and the connection as an edge network names it. */
export function placeOf({ edge, outcome }: Exchange): string {
	const [ray = ""] = outcome.ok ? headerValues(outcome.answer.headers, "cf-ray") : [];
	const named = /^[\w-]{1,64}$/.test(ray) ? ` (CF-Ray ${ray})` : "";
	return edge === undefined ? `the target${named}` : `${edge.name}${named}`;
}

/** How many of these the target let in. */
export function winners(trial: Trial, exchanges: readonly Exchange[]): readonly Exchange[] {
	return exchanges.filter((exchange) => trial.judge.accepted(exchange));
}

/** Exactly one is accepted, and every other one is told that it comes again. */
export async function oneWinner(trial: Trial, exchanges: readonly Exchange[]): Promise<Outcome> {
	const taken = winners(trial, exchanges);
	const [winner] = taken;
	if (winner === undefined) return noWinner(trial, exchanges);
	if (taken.length > 1) {
		const expected = `exactly one of ${exchanges.length} requests with one nonce accepted`;
		const where = exchanges.some(({ edge }) => edge !== undefined) ? `: ${taken.map(placeOf).join(", ")}` : "";
		return trial.judge.fail(expected, `${taken.length} accepted${where}`, taken.at(-1));
	}
	const answered = mostlyAnswered(exchanges);
	for (const exchange of exchanges) {
		if (exchange === winner) continue;
		const outcome = await trial.judge.expect(exchange, replayed);
		const unanswered = outcome.verdict === "fail" && outcome.lost === true && !answered.includes(exchange);
		if (outcome.verdict !== "pass" && !unanswered) return outcome;
	}
	return trial.judge.pass();
}

/** None was let in: because an answer was lost, because of a limit, or because the target is wrong. */
async function noWinner(trial: Trial, exchanges: readonly Exchange[]): Promise<Outcome> {
	const [first] = exchanges;
	if (first === undefined) throw new RangeError("Nobody has run.");
	const shown = exchanges.find(({ outcome }) => !outcome.ok) ?? first;
	const outcome = await trial.judge.expect(shown, accepted());
	if (outcome.verdict !== "fail") return outcome;
	return trial.judge.fail(`exactly one of ${exchanges.length} requests with one nonce accepted`, "0 accepted", shown);
}
