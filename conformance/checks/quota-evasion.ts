import { NothingToChange } from "../client/nothing-to-change.ts";
import type { Probe } from "../client/probe.ts";
import type { Exchange, Outcome, Trial } from "../engine/check.ts";
import { accepted } from "./expect.ts";
import { mostSinceUsedUp, type SmallQuotaKey } from "./small-quota-key.ts";
import { notEnforced, overQuota, tooFast, type Used, unanswered, useUp } from "./used-up.ts";

/** Another way to ask, by which a request may be counted apart from the plain ones of its key, or not at all. */
export interface Evasion {
	/** `a forged address`, as it follows "requests with". */
	what: string;
	/** As different from what was asked before as it can be. */
	probe(trial: Trial): Partial<Probe>;
}

/** Turns at a key whose quota comes back meanwhile. */
const mostTurns = 6;
/** In so many seconds a quota is waited for, so that what may be chance is seen again. */
export const shortSeconds = 8;
/** How often, then, the same must be seen. */
const confirmations = 3;
/** A quota that is not waited for has to be so large, lest one request at the right time be taken for an evasion. */
const tellingRequests = 4;

/** Whether a used-up key is used up for this way to ask, too. See `turnAt` for what is proved how. */
export async function evade(trial: Trial, key: SmallQuotaKey, evasion: Evasion): Promise<Outcome> {
	try {
		// What the target refuses of any key says nothing of a quota.
		const twin = await trial.exchange({ credential: "hmac", ...evasion.probe(trial) });
		const letIn = await trial.judge.expect(twin, accepted());
		if (letIn.verdict !== "pass") return isOwnRule(key, letIn, twin) ? refusedOfAnyKey : letIn;
	} catch (error) {
		// The scheme has no such part.
		if (error instanceof NothingToChange) return { verdict: "skip", reason: error.message, remedy: error.remedy };
		throw error;
	}
	return inTurns(trial, key, evasion);
}

async function inTurns(trial: Trial, key: SmallQuotaKey, evasion: Evasion): Promise<Outcome> {
	let seen = 0;
	for (let turn = 0; turn < mostTurns; turn += 1) {
		const used = await useUp(trial, key);
		if (used.kind === "otherwise") return used.outcome;
		// Be it counted or not, it is not counted together.
		if (used.kind === "never") return notEnforced(trial, key, used);
		const { kind, ...said } = await turnAt(trial, key, evasion, used);
		if (kind === "settled" && said.outcome !== undefined) return said.outcome;
		if (kind !== "apart") continue;
		seen += 1;
		const isShort = key.seconds <= shortSeconds;
		if (!isShort && key.requests < tellingRequests) return trial.judge.inconclusive(tooSmall);
		if (seen >= (isShort ? confirmations : 1) && said.outcome !== undefined) return said.outcome;
		// Whoever weighs the window before has it all back only then.
		await trial.pause(2000 * key.seconds);
	}
	return tooFast(trial);
}

interface Turn {
	/** `moved`: the plain requests are let in again. `apart`: a quota of its own, unless it was chance. */
	kind: "settled" | "moved" | "apart";
	outcome?: Outcome;
}

/**
 * Asks plainly and otherwise, in pairs whose order is a coin's, beginning with a key that is used up.
 *
 * - Both refused, and nothing but: it is counted with the rest.
 * - The plain one let in: the quota has come back, and nothing is known.
 * - The other one let in more often than any limiter lets in whatever since the key was used up: it is not counted, or each
 *   time anew. That is certain, whatever the algorithm and whoever else asks under the key.
 * - The other one let in as often as the quota has requests, and then refused, while every plain one was refused: it has a
 *   quota of its own. A limiter that makes no difference cannot show that if it counts in fixed windows of three
 *   requests or more, since a new window lets in plain ones, too; nor if it is a bucket, into which so many tokens do not flow
 *   within half its time. A sliding window shows it where as many requests leave it one by one in this short time, each
 *   just before the other one of a pair: once in 2^requests even then, for the coin's sake. Where the quota is soon
 *   back it has to be seen three times.
 */
async function turnAt(
	trial: Trial,
	key: SmallQuotaKey,
	{ what, probe }: Evasion,
	{ refusal, since }: Extract<Used, { kind: "up" }>,
): Promise<Turn> {
	let letIn: Exchange | undefined;
	for (let count = 0; ; ) {
		const plainFirst = trial.random() < 0.5;
		const ask = (plain: boolean) => trial.exchange(key.signing(plain ? {} : probe(trial)));
		const first = await ask(plainFirst);
		const second = await ask(!plainFirst);
		const outcome = unanswered(trial, first) ?? unanswered(trial, second);
		if (outcome !== undefined) return { kind: "settled", outcome };
		const ms = performance.now() - since;
		const [plain, other] = plainFirst ? [first, second] : [second, first];
		if (trial.judge.accepted(plain)) return { kind: "moved" };
		const failing = (says: string, exchange: Exchange): Outcome =>
			trial.judge.fail(
				`requests with ${what} count against the same quota`,
				`${count} of them were let in within ${(ms / 1000).toFixed(1)} s after the key was used up, ${says}`,
				exchange,
			);
		if (trial.judge.accepted(other)) {
			letIn = other;
			count += 1;
			if (count > mostSinceUsedUp(key, ms))
				return { kind: "settled", outcome: failing("and plain ones were not", other) };
			if (ms > 1000 * key.seconds * mostTurns) return { kind: "moved" };
			continue;
		}
		if (letIn === undefined || count < key.requests)
			return { kind: "settled", outcome: await asRefused(trial, key, other, refusal) };
		if (ms > 500 * key.seconds) return { kind: "moved" };
		return { kind: "apart", outcome: failing("as many as its quota has, and plain ones were not", letIn) };
	}
}

/** Whether it was refused as the plain request of the same key is. */
async function asRefused(trial: Trial, key: SmallQuotaKey, other: Exchange, plain: Exchange): Promise<Outcome> {
	const { outcome } = other;
	const status = outcome.ok ? outcome.answer.status : undefined;
	const usual = plain.outcome.ok ? plain.outcome.answer.status : undefined;
	if (status !== undefined && (status === 429 || status === usual)) return trial.judge.pass();
	const judged = await trial.judge.expect(other, overQuota);
	const said = judged.verdict === "pass" && key.given !== undefined;
	return said || isOwnRule(key, judged, other) ? refusedOfThisKey : judged;
}

/** Whether a target that somebody else has set up said no, for which it may have a reason, rather than nothing, or that it cannot. */
function isOwnRule({ given }: SmallQuotaKey, { verdict }: Outcome, { outcome }: Exchange): boolean {
	return given !== undefined && verdict === "fail" && outcome.ok && outcome.answer.status < 500;
}

const refusedOfAnyKey: Outcome = {
	verdict: "skip",
	reason: "the target does not let in such a request, whatever key it is of",
	remedy: "it is about requests that the target lets in",
};

const refusedOfThisKey: Outcome = {
	verdict: "skip",
	reason: "the key with the small quota is refused here for another reason than its quota",
	remedy: "give hmac.keys.smallQuota the scopes that hmac.keys.primary has",
};

const tooSmall =
	"Such requests were let in under a key that was used up, but no more than its quota may have let in by chance; give hmac.keys.smallQuota one of 4 requests or more.";
