import { bearer } from "../checks/key-set-timeline.ts";
import type { Probe } from "../client/probe.ts";
import type { Trial } from "../engine/check.ts";
import { type Finding, Hindered, type Measure } from "../engine/measurement.ts";
import { awaitChange, type Delay } from "./await-change.ts";
import { decided } from "./decided.ts";

const id = "key-set";
const strangers = 50;
const betweenStrangersMs = 100;
const betweenFetchesMs = 250;
const patienceSeconds = 120;

type Hands = Pick<Trial, "exchange" | "judge" | "issuer" | "now" | "pause" | "random">;

/** How often a target fetches its key set because of tokens with unknown keys, and how soon it accepts a new key. */
export const keySetFetches: Measure = {
	id,
	requirement: "JWKS-04",
	title: "how often the key set is fetched, and how soon a new key is accepted",
	needs: ["jwt.sign", "issuer"],
	cost: `${strangers} requests in ${(strangers * betweenStrangersMs) / 1000} seconds, then a few a second at most, for a minute or so and at most ${2 * patienceSeconds} seconds`,
	run: (trial) => measureKeySet(trial, patienceSeconds),
};

/** The same with another patience, in seconds. The issuer publishes its honest set again in the end. */
export async function measureKeySet(trial: Hands, patience: number): Promise<readonly Finding[]> {
	try {
		await trial.issuer.set({ mode: "ok" });
		if (!(await decided(trial, bearer())).accepted) throw new Hindered("The target does not accept an honest token.");
		const burst = await fetchesForStrangers(trial);
		const delay = await delayOfNewKey(trial, patience);
		return [fetchFinding(burst), delayFinding(delay, patience)];
	} finally {
		await trial.issuer.set({ mode: "ok" });
	}
}

/** A key id that nobody has. */
function strangeKid({ random }: Hands): string {
	return `unknown-${Math.floor(random() * 2 ** 48).toString(36)}`;
}

interface Burst {
	seconds: number;
	fetches: readonly number[];
}

async function fetchesForStrangers(trial: Hands): Promise<Burst> {
	const { length } = await trial.issuer.fetches();
	const start = trial.now();
	for (let count = 0; count < strangers; count += 1) {
		await sendStranger(trial);
		await trial.pause(betweenStrangersMs);
	}
	const seconds = trial.now() - start;
	const fetches = (await trial.issuer.fetches()).slice(length).map(({ at }) => at);
	return { seconds, fetches };
}

async function sendStranger(trial: Hands): Promise<void> {
	const { accepted } = await decided(trial, bearer({ header: { kid: strangeKid(trial) } }));
	if (accepted) throw new Hindered("The target accepts a token whose key id is not in the set.");
}

/** Waits until the target has fetched the set once more, or is not going to. */
async function untilFetched(trial: Hands, patience: number): Promise<void> {
	const { length } = await trial.issuer.fetches();
	const start = trial.now();
	while (trial.now() - start < patience) {
		await sendStranger(trial);
		if ((await trial.issuer.fetches()).length > length) return;
		await trial.pause(betweenFetchesMs);
	}
}

/** It is published when the target has just looked for unknown keys, which is the worst moment. */
async function delayOfNewKey(trial: Hands, patience: number): Promise<Delay> {
	await untilFetched(trial, patience);
	const kid = strangeKid(trial);
	const before = trial.now();
	await trial.issuer.set({ mode: "ok", keys: [{ $key: "right" }, { $key: "right", kid }] });
	const changed = { before, after: trial.now() };
	const probe: Probe = bearer({ header: { kid } });
	const ask = () => decided(trial, probe);
	return awaitChange(trial, { changed, patience, pause: 0.5, ask, isBefore: ({ accepted }) => !accepted });
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

function fetchFinding({ seconds, fetches }: Burst): Finding {
	const count = fetches.length;
	// Where each token causes one, it is the tokens whose rate is seen.
	const high = count >= strangers ? null : rounded((count + 1) / seconds);
	const gaps = fetches.slice(1).map((at, index) => at - (fetches[index] ?? at));
	return {
		id: `${id}/fetches`,
		title: "how often the key set is fetched for tokens with unknown keys",
		statement: `${count} fetch${count === 1 ? "" : "es"} for ${strangers} tokens in ${rounded(seconds)} s`,
		value: rounded(count / seconds),
		interval: { low: rounded(Math.max(0, count - 1) / seconds), high },
		unit: "fetches/s",
		confidence: 1,
		samples: strangers,
		method: `Tokens with a key id of their own each, one every ${betweenStrangersMs} ms; the issuer counts. The interval holds every steady rate that gives this count.`,
		notes: [
			...(gaps.length === 0 ? [] : [`The shortest time between two fetches was ${rounded(Math.min(...gaps))} s.`]),
			"Every isolate of a gateway fetches for itself.",
		],
	};
}

function delayFinding({ low, high, requests }: Delay, patience: number): Finding {
	return {
		id: `${id}/new-key`,
		title: "how long after its publication a new key is accepted",
		statement:
			high === null
				? `a new key was not accepted within ${rounded(low)} s`
				: `a new key was accepted ${rounded(low)} to ${rounded(high)} s after its publication`,
		interval: { low: rounded(low), high: high === null ? null : rounded(high) },
		unit: "s",
		confidence: 1,
		samples: requests,
		method: `A key is added to the set right after a fetch, and a token that it signed is sent again and again for at most ${patience} s; from when the last refused one was sent, to when the first acceptance had come.`,
	};
}
