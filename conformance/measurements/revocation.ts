import { ownKey } from "../checks/own-key.ts";
import type { RevocableKey, Trial } from "../engine/check.ts";
import { type Finding, Hindered, type Measure } from "../engine/measurement.ts";
import { awaitChange, type Delay } from "./await-change.ts";
import { decided } from "./decided.ts";

const repetitions = 5;
/** Workers KV may take up to a minute to show a change everywhere. */
const patienceSeconds = 90;

type Hands = Pick<Trial, "exchange" | "judge" | "keys" | "now" | "pause" | "revocable">;

/** How long a key is still accepted after its record says that it is revoked. */
export const revocationDelay: Measure = {
	id: "revocation-delay",
	requirement: "HMAC-KEY-04",
	title: "how long a revoked key is still accepted",
	needs: ["hmac", "revocable"],
	cost: `a few requests under a key that is revoked, at most ${patienceSeconds} seconds where it stays in force; ${repetitions} times where the runner can write keys of its own`,
	run: (trial) => measureRevocation(trial, patienceSeconds),
};

/** The same with another patience, in seconds. */
export async function measureRevocation(trial: Hands, patience: number): Promise<readonly Finding[]> {
	const given = trial.revocable;
	if (given !== undefined)
		return [findingOf([await restoring(given, () => delayOf(trial, given, patience))], patience)];
	const delays: Delay[] = [];
	for (let count = 0; count < repetitions; count += 1) {
		delays.push(await delayOf(trial, await keyOfItsOwn(trial), patience));
		// One key that stays in force is as telling as five.
		if (delays.at(-1)?.high === null) break;
	}
	return [findingOf(delays, patience)];
}

async function keyOfItsOwn({ keys }: Pick<Trial, "keys">): Promise<RevocableKey> {
	const key = await ownKey(keys);
	return { probe: key.signing(), revoke: () => key.write({ status: "revoked" }), restore: async () => {} };
}

/** Lets the key in again whatever came of it; where that is not possible, nobody must overlook it. */
async function restoring<Result>(key: RevocableKey, work: () => Promise<Result>): Promise<Result> {
	const [worked] = await Promise.allSettled([work()]);
	try {
		await key.restore();
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		throw new Hindered(`The key is revoked still, and has to be let in again by hand: ${why}`);
	}
	if (worked.status === "rejected") throw worked.reason;
	return worked.value;
}

async function delayOf(trial: Hands, key: RevocableKey, patience: number): Promise<Delay> {
	const ask = () => decided(trial, key.probe);
	if (!(await ask()).accepted) throw new Hindered("The target does not accept the key that is to be revoked.");
	const before = trial.now();
	await key.revoke();
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
		method: `A key is accepted, revoked in the key store, and asked for until it is refused, for at most ${patience} s; from when the last request was sent that was accepted, to when the first refusal had come. What the revocation itself takes is part of the uncertainty.`,
	};
}
