import type { Probe, TokenDefect } from "../client/probe.ts";
import type { FreshGateway, IssuerMode, Outcome, ScenarioCheck, Trial } from "../engine/check.ts";
import type { Expectation } from "../engine/expectation.ts";
import { sometimesLater } from "./answer-rules.ts";
import { scenario } from "./define.ts";
import { accepted, refused } from "./expect.ts";
import { inOrder } from "./series.ts";

/** Beyond the seconds of a configuration, so that they have passed. */
const beyondMs = 400;
const mostAttempts = 5;
const slowMs = 800;

export const bad = refused("invalid_token");
export const unavailable = refused("issuer_unavailable", sometimesLater);

export function bearer(token: TokenDefect = {}): Probe {
	return { credential: "jwt", token };
}

/** A step that asks for something with a token and judges the answer. */
export function asked(trial: Trial, gateway: FreshGateway, token: TokenDefect, expectation: Expectation) {
	return async (): Promise<Outcome> => trial.judge.expect(await gateway.exchange(bearer(token)), expectation);
}

/** A step that tells the issuer how to behave from now on. */
export function told(trial: Trial, gateway: FreshGateway, mode: IssuerMode) {
	return async (): Promise<Outcome> => {
		await gateway.issuer.set(mode);
		return trial.judge.pass();
	};
}

/** A step that waits until one second of the gateway's configuration has passed, or several. */
export function passed(trial: Trial, seconds: number) {
	return async (): Promise<Outcome> => {
		await trial.pause(seconds * 1000 + beyondMs);
		return trial.judge.pass();
	};
}

/** A step that counts the fetches of the set so far. */
export function fetched(trial: Trial, gateway: FreshGateway, least: number, most = least) {
	return async (): Promise<Outcome> => {
		const { length } = await gateway.issuer.fetches();
		if (length >= least && length <= most) return trial.judge.pass();
		const wanted = least === most ? `${least}` : `${least} to ${most}`;
		return trial.judge.fail(`the set was fetched ${wanted} times so far`, `it was fetched ${length} times`);
	};
}

/**
 * A step in which a request is kept from fetching by a fetch that has failed half a second ago, and what it asked for is
 * published then: it has to be had as soon as the failure has cooled down, a second after it, and not only a second after the
 * request. Taken anew, with another key, as long as it comes too late to prove anything.
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
	const token: TokenDefect = { ...newToken, header: { kid } };
	const lastFetch = async () => (await gateway.issuer.fetches()).at(-1) ?? { number: 0, at: 0 };
	// No set to take, late: the fetch has cooled down while its failure has not.
	await gateway.issuer.set({ mode: "slow", delayMs: slowMs, keys: [] });
	const failed = await asked(trial, gateway, token, bad)();
	if (failed.verdict !== "pass") return failed;
	const failing = await lastFetch();
	await trial.pause(500);
	const begunAt = performance.now();
	const refused = await asked(trial, gateway, token, bad)();
	if (refused.verdict !== "pass") return refused;
	const last = await lastFetch();
	await gateway.issuer.set({ mode: "ok", keys: [{ ...newKey, kid }] });
	if (last.number > failing.number) {
		if (last.at * 1000 >= failing.at * 1000 + slowMs + 1000) {
			return trial.judge.inconclusive("It was asked so late that nothing kept it from fetching.");
		}
		// A gateway that fetches although the failure has not cooled down: the next fetch counts from this one.
		return inOrder(trial, [passed(trial, 1), asked(trial, gateway, token, accepted())]);
	}
	// Asked often, since what one request puts off, the next one puts off again.
	for (let askedAt = begunAt; ; ) {
		await trial.pause(100);
		const before = askedAt;
		askedAt = performance.now();
		const outcome = await asked(trial, gateway, token, accepted())();
		if (outcome.verdict === "pass" && performance.now() - before > 1000) {
			return trial.judge.inconclusive("It was asked so late that a request before puts nothing off any more.");
		}
		if (outcome.verdict === "pass" || askedAt >= begunAt + 700) return outcome;
	}
}

export type ToldTimeline = Omit<Parameters<typeof scenario>[0], "needs" | "run" | "borrows" | "exclusive">;

/** A check of what a gateway does with its set as time goes by, on a gateway of its own. */
export function timeline(
	check: ToldTimeline,
	steps: (trial: Trial, gateway: FreshGateway) => readonly (() => Promise<Outcome>)[],
): ScenarioCheck {
	const [kind = "default"] = Object.keys(check.spares ?? {}) as (keyof NonNullable<ToldTimeline["spares"]>)[];
	return scenario({
		...check,
		needs: ["fresh"],
		run: async (trial) => inOrder(trial, steps(trial, await trial.fresh(kind))),
	});
}

/**
 * The same on a borrowed gateway, which takes every set at once or makes the issuer wait until it does, so that many such
 * checks can share a few.
 */
export function keySetTimeline(
	check: ToldTimeline,
	steps: (trial: Trial, gateway: FreshGateway) => readonly (() => Promise<Outcome>)[],
): ScenarioCheck {
	return scenario({
		...check,
		needs: ["key-set"],
		borrows: "attentive",
		exclusive: true,
		run: (trial) => trial.lend("attentive", (gateway) => inOrder(trial, steps(trial, gateway))),
	});
}

/** Two keys of a target of which no more is known than one algorithm: its own, and one that only its issuer can make its own. */
export const oldKey = { $key: "right", kid: "old" };
export const oldToken: TokenDefect = { header: { kid: "old" } };
export const newKey = { $key: "foreign", kid: "next" };
export const newToken: TokenDefect = { key: "foreign", header: { kid: "next" } };
