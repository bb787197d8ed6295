import { ownKey } from "../checks/own-key.ts";
import type { Trial } from "../engine/check.ts";
import { type Finding, Hindered, type Measure } from "../engine/measurement.ts";
import { awaitChange, type Delay } from "./await-change.ts";
import { decided } from "./decided.ts";

const repetitions = 5;
/** Workers KV may take up to a minute to show a change everywhere. */
const patienceSeconds = 90;

type Hands = Pick<Trial, "exchange" | "judge" | "keys" | "now" | "pause">;

/** How long a key is still accepted after its record says that it is revoked. */
export const revocationDelay: Measure = {
	id: "revocation-delay",
	requirement: "HMAC-KEY-04",
	title: "how long a revoked key is still accepted",
	needs: ["hmac", "keystore"],
	cost: `${repetitions} keys of its own, a few requests each, at most ${patienceSeconds} seconds for each that stays in force`,
	run: (trial) => measureRevocation(trial, patienceSeconds),
};

/** The same with another patience, in seconds. */
export async function measureRevocation(trial: Hands, patience: number): Promise<readonly Finding[]> {
	const delays: Delay[] = [];
	for (let count = 0; count < repetitions; count += 1) {
		delays.push(await delayOf(trial, patience));
		// One key that stays in force is as telling as five.
		if (delays.at(-1)?.high === null) break;
	}
	return [findingOf(delays, patience)];
}

async function delayOf(trial: Hands, patience: number): Promise<Delay> {
	const key = await ownKey(trial.keys);
	const ask = () => decided(trial, key.signing());
	if (!(await ask()).accepted)
		throw new Hindered("The target does not accept a key that was just written to its store.");
	const before = trial.now();
	await key.write({ status: "revoked" });
	const changed = { before, after: trial.now() };
	return awaitChange(trial, { changed, patience, pause: 0.005, ask, isBefore: ({ accepted }) => accepted });
}

function findingOf(delays: readonly Delay[], patience: number): Finding {
	const low = Math.max(...delays.map((delay) => delay.low));
	const highs = delays.map(({ high }) => high);
	const high = highs.some((end) => end === null) ? null : Math.max(...highs.map(Number));
	const seconds = (value: number): string => `${Math.round(value * 1000) / 1000}`;
	return {
		id: "revocation-delay",
		title: "the longest time that a revoked key was still accepted",
		statement:
			high === null
				? `still accepted ${seconds(low)} s after it was revoked`
				: `refused ${seconds(low)} to ${seconds(high)} s after it was revoked, in the slowest of ${delays.length} cases`,
		interval: { low, high },
		unit: "s",
		confidence: 1,
		samples: delays.length,
		method: `A key of its own is written to the key store, accepted, revoked there, and asked for until it is refused, for at most ${patience} s; from when the last request was sent that was accepted, to when the first refusal had come.`,
	};
}
