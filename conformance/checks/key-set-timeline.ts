import type { Probe, TokenDefect } from "../client/probe.ts";
import type { FreshGateway, IssuerMode, Outcome, ScenarioCheck, Trial } from "../engine/check.ts";
import type { Expectation } from "../engine/expectation.ts";
import { sometimesLater } from "./answer-rules.ts";
import { scenario } from "./define.ts";
import { refused } from "./expect.ts";
import { inOrder } from "./series.ts";

/** Beyond the seconds of a configuration, so that they have passed. */
const beyondMs = 400;

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
