import type { TokenDefect } from "../client/probe.ts";
import type { FreshGateway, Outcome, Trial } from "../engine/check.ts";
import { accepted } from "./expect.ts";
import { asked, bad, newKey, newToken, passed } from "./key-set-timeline.ts";
import { inOrder } from "./series.ts";

const mostAttempts = 5;
/** What a `curious` gateway waits after a fetch for an unknown `kid`, and after one that failed. */
const cooldownMs = 1000;
/** So late a fetch fails, to have cooled down while its failure has not. */
const failsAfterMs = 800;
/** After the failure: what is asked then is kept from fetching by that alone. */
const keptAfterMs = 500;
/** After what was kept: the failure has cooled down, and what the kept request may have put off has not. */
const dueAfterMs = 700;
const betweenRequestsMs = 100;

/**
 * A step for a `curious` gateway, in which a request is kept from fetching by a fetch that has failed, and what it asked for
 * is published then: it has to be had as soon as the failure has cooled down, and not only as long after the request. Taken
 * anew, with another key, as long as it comes too late to prove anything.
 */
export function keptFromFetching(trial: Trial, gateway: FreshGateway) {
	return async (): Promise<Outcome> => {
		for (let attempt = 1; ; attempt += 1) {
			const outcome = await onceKeptFromFetching(trial, gateway, `next-${attempt}`);
			if (outcome.verdict !== "inconclusive" || attempt === mostAttempts) return outcome;
			await passed(trial, 1)();
		}
	};
}

async function onceKeptFromFetching(trial: Trial, gateway: FreshGateway, kid: string): Promise<Outcome> {
	const { issuer } = gateway;
	const token: TokenDefect = { ...newToken, header: { kid } };
	const lastFetch = async () => (await issuer.fetches()).at(-1) ?? { number: 0, at: 0 };
	// No set to take, late.
	await issuer.set({ mode: "slow", delayMs: failsAfterMs, keys: [] });
	const failed = await asked(trial, gateway, token, bad)();
	if (failed.verdict !== "pass") return failed;
	const failing = await lastFetch();
	await trial.pause(keptAfterMs);
	const keptAt = performance.now();
	const kept = await asked(trial, gateway, token, bad)();
	if (kept.verdict !== "pass") return kept;
	const last = await lastFetch();
	await issuer.set({ mode: "ok", keys: [{ ...newKey, kid }] });
	if (last.number > failing.number) {
		if ((last.at - failing.at) * 1000 >= failsAfterMs + cooldownMs) {
			return trial.judge.inconclusive("It was asked so late that nothing kept it from fetching.");
		}
		// A gateway that fetches although the failure has not cooled down: the next fetch counts from this one.
		return inOrder(trial, [passed(trial, 1), asked(trial, gateway, token, accepted())]);
	}
	// Asked often, since what one request puts off, the next one puts off again.
	for (let askedAt = keptAt; ; ) {
		await trial.pause(betweenRequestsMs);
		const before = askedAt;
		askedAt = performance.now();
		const outcome = await asked(trial, gateway, token, accepted())();
		if (outcome.verdict === "pass" && performance.now() - before > cooldownMs) {
			return trial.judge.inconclusive("It was asked so late that a request before puts nothing off any more.");
		}
		if (outcome.verdict === "pass" || askedAt >= keptAt + dueAfterMs) return outcome;
	}
}
