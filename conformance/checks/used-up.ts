import { describeOutcome } from "../engine/answer.ts";
import type { Exchange, Outcome, Trial } from "../engine/check.ts";
import { accepted, refused } from "./expect.ts";
import { mostWithin, type SmallQuotaKey } from "./small-quota-key.ts";

export const overQuota = refused("quota_exceeded");

/** What came of asking under a key until it is refused. */
export type Used =
	| {
			kind: "up";
			/** The request that was refused. */
			refusal: Exchange;
			/** By `performance.now()`, no later than the refusal. */
			since: number;
	  }
	/** More was let in than the quota allows, the last one in `exchange`. */
	| { kind: "never"; admitted: number; ms: number; exchange: Exchange }
	/** Nothing of a quota is to be seen. */
	| { kind: "otherwise"; outcome: Outcome };

/** Whoever asks so often and is still let in as the quota allows cannot ask fast enough to use it up. */
const enough = ({ requests }: SmallQuotaKey): number => 4 * requests + 20;

/** Asks under the key until a request is refused for its quota, which may be the first one. */
export async function useUp(trial: Trial, key: SmallQuotaKey): Promise<Used> {
	const began = performance.now();
	for (let admitted = 0; admitted < enough(key); admitted += 1) {
		const since = performance.now();
		const exchange = await sentUnder(trial, key, trial.exchange(key.signing()));
		const outcome = unanswered(trial, exchange);
		if (outcome !== undefined) return { kind: "otherwise", outcome };
		if (!trial.judge.accepted(exchange)) {
			const outcome = await refusedForQuota(trial, key, exchange);
			return outcome.verdict === "pass" ? { kind: "up", refusal: exchange, since } : { kind: "otherwise", outcome };
		}
		const ms = performance.now() - began;
		if (admitted + 1 > mostWithin(key, ms)) return { kind: "never", admitted: admitted + 1, ms, exchange };
	}
	return { kind: "otherwise", outcome: tooFast(trial) };
}

/**
 * That a request has no answer, where it has none. Until its answer came it may have been let in as the quota allows, so that it is no
 * finding that the upstream saw it; the check is run again.
 */
export function unanswered({ judge }: Trial, exchange: Exchange): Outcome | undefined {
	const { outcome } = exchange;
	return outcome.ok ? undefined : judge.fail("an answer", describeOutcome(outcome), exchange);
}

/** That more is let in under the key than its quota allows. */
export function notEnforced(
	trial: Trial,
	key: SmallQuotaKey,
	{ admitted, ms, exchange }: Extract<Used, { kind: "never" }>,
): Outcome {
	return trial.judge.fail(
		`at most ${mostWithin(key, ms)} requests admitted of a key that may make ${key.requests} in ${key.seconds} s`,
		`${admitted} were, one after the other, within ${(ms / 1000).toFixed(1)} s`,
		exchange,
	);
}

/** That requests take longer than the quota takes to come back. */
export function tooFast(trial: Trial): Outcome {
	return trial.judge.inconclusive(
		"The quota of hmac.keys.smallQuota comes back as fast as requests are sent; give the key one of fewer requests in more seconds.",
	);
}

/**
 * Sends a request under the key, and notes whether it was let in: what is refused with no word of a quota is a key's that is used up
 * only if it is known to be a key of the target.
 */
export async function sentUnder(trial: Trial, { given }: SmallQuotaKey, sent: Promise<Exchange>): Promise<Exchange> {
	const exchange = await sent;
	if (given !== undefined && trial.judge.accepted(exchange)) given.wasLetIn = true;
	return exchange;
}

/**
 * Whether this refusal is for the quota of the key, and well said. What refuses one key and lets another in at the same time
 * knows keys, so that it is no limit in front of the gateway, whoever words it; what refuses both is judged as ever, and waited
 * for.
 */
export async function refusedForQuota(trial: Trial, { given }: SmallQuotaKey, refusal: Exchange): Promise<Outcome> {
	const { outcome } = refusal;
	const other = await trial.judge.expect(await trial.exchange({ credential: "hmac" }), accepted());
	if (other.verdict !== "pass") return other;
	const judged = await trial.judge.expect(refusal, overQuota);
	const status = outcome.ok ? outcome.answer.status : undefined;
	if (status === 429) return judged.verdict === "inconclusive" ? trial.judge.pass() : judged;
	if (given === undefined || given.wasLetIn || status === undefined || status >= 500) return judged;
	return trial.judge.inconclusive(
		"No request under hmac.keys.smallQuota was let in, and none was refused with 429: either its quota is used up, or the target does not take the key; check its id and its secret in the config.",
		refusal,
	);
}
