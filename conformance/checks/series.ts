import type { Probe } from "../client/probe.ts";
import type { Exchange, Outcome, Trial } from "../engine/check.ts";
import type { Expectation } from "../engine/expectation.ts";

/** The part of a trial or of a gateway of its own that sends. */
export type Sender = Pick<Trial, "exchange">;

/** Sends the probes one after the other and stops at the first one that does not keep the expectation. */
export async function each(
	trial: Trial,
	probes: Iterable<Probe>,
	expectation: Expectation,
	sender: Sender = trial,
): Promise<Outcome> {
	for (const probe of probes) {
		const outcome = await trial.judge.expect(await sender.exchange(probe), expectation);
		if (outcome.verdict !== "pass") return outcome;
	}
	return trial.judge.pass();
}

/** Judges what has come back already, and stops at the first exchange that does not keep the expectation. */
export async function judgeAll(
	trial: Trial,
	exchanges: Iterable<Exchange>,
	expectation: Expectation,
): Promise<Outcome> {
	for (const exchange of exchanges) {
		const outcome = await trial.judge.expect(exchange, expectation);
		if (outcome.verdict !== "pass") return outcome;
	}
	return trial.judge.pass();
}

/** Does one thing after the other until the first that does not pass. */
export async function inOrder(trial: Trial, steps: Iterable<() => Promise<Outcome>>): Promise<Outcome> {
	for (const step of steps) {
		const outcome = await step();
		if (outcome.verdict !== "pass") return outcome;
	}
	return trial.judge.pass();
}
