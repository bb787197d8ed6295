import { randomUUID } from "node:crypto";
import type { Probe } from "../client/probe.ts";
import type { Exchange, Trial } from "../engine/check.ts";
import { type Finding, Hindered, type Measure } from "../engine/measurement.ts";
import { clockAround, decided } from "./decided.ts";

const id = "nonce-memory";

/** When the nonce is asked for, as shares of the time in which its timestamp is accepted. */
const shares = [0.1, 0.25, 0.4, 0.5, 0.55, 0.7, 0.85, 0.95];
/** And as seconds around the end of this time. */
const aroundTheEnd = [-1, 0, 1, 2];
/** So many seconds less far ahead is tried, where the farthest timestamp is not accepted. */
const mostSteps = 10;

type Hands = Pick<Trial, "exchange" | "judge" | "now" | "pause" | "timestamp" | "clockUncertainty">;

/** How long a nonce is remembered whose timestamp is as far ahead as it may be. */
export const nonceMemory: Measure = {
	id,
	requirement: "HMAC-NONCE-08",
	title: "how long a nonce is remembered",
	needs: ["hmac"],
	allow: "slow",
	cost: "about 30 requests in twice the window, which is ten minutes under countersign-v1",
	run: async (trial) => [findingOf(await remembered(trial, await admitAhead(trial)))],
};

/** A request whose timestamp is as far ahead as the target takes it. */
interface Admitted {
	timestamp: number;
	nonce: string;
	exchange: Exchange;
}

/** The timestamp as a signer writes it, with this nonce; `timestamp` in seconds. */
function signed({ timestamp: { unit } }: Hands, timestamp: number, nonce: string): Probe {
	const written = unit === "seconds" ? timestamp : timestamp * 1000;
	return { credential: "hmac", sign: { timestamp: String(written), nonce } };
}

async function admitAhead(trial: Hands): Promise<Admitted> {
	const { windowSeconds } = trial.timestamp;
	const uncertainty = Math.ceil(trial.clockUncertainty ?? 0);
	for (let step = 0; step < Math.min(mostSteps, windowSeconds); step += 1) {
		const timestamp = Math.floor(trial.now()) + windowSeconds - uncertainty - step;
		const nonce = randomUUID();
		const { accepted, exchange } = await decided(trial, signed(trial, timestamp, nonce));
		if (accepted) return { timestamp, nonce, exchange };
	}
	throw new Hindered(`The target accepts no timestamp near ${windowSeconds} seconds ahead: measure timestamp-window.`);
}

interface Memory {
	/** Seconds after the admission at which the nonce was last known while its timestamp was still accepted. */
	knownAt: number;
	/** And at which it was first not known any more. */
	forgottenAt: number | null;
	/** Seconds after the admission at which the timestamp itself was first refused; null: it never was. */
	lapsedAt: number | null;
	replays: number;
}

/**
 * Replays the request again and again. After each replay goes the same timestamp under a new nonce, so that a refusal of
 * the replay is shown to be for its nonce.
 */
async function remembered(trial: Hands, { timestamp, nonce, exchange }: Admitted): Promise<Memory> {
	const start = clockAround(exchange).after;
	const end = timestamp + trial.timestamp.windowSeconds;
	const moments = [
		...shares.map((share) => start + share * (end - start)),
		...aroundTheEnd.map((after) => end + after),
	];
	const memory: Memory = { knownAt: 0, forgottenAt: null, lapsedAt: null, replays: 0 };
	for (const moment of moments.toSorted((a, b) => a - b)) {
		await trial.pause(Math.max(0, 1000 * (moment - trial.now())));
		const replay = await decided(trial, signed(trial, timestamp, nonce));
		memory.replays += 1;
		const { before, after } = clockAround(replay.exchange);
		if (replay.accepted) return { ...memory, forgottenAt: after - start };
		const twin = await decided(trial, signed(trial, timestamp, randomUUID()));
		if (!twin.accepted) return { ...memory, lapsedAt: clockAround(twin.exchange).after - start };
		memory.knownAt = before - start;
	}
	return memory;
}

const rounded = (seconds: number): number => Math.round(seconds * 1000) / 1000;

function statementOf({ knownAt, forgottenAt, lapsedAt }: Memory): string {
	if (forgottenAt !== null) {
		return `forgotten ${rounded(knownAt)} to ${rounded(forgottenAt)} s after its admission, while its timestamp was accepted`;
	}
	return lapsedAt === null
		? `known ${rounded(knownAt)} s after its admission, and its timestamp was accepted all the time`
		: `known ${rounded(knownAt)} s after its admission at least; its timestamp lapsed within ${rounded(lapsedAt)} s`;
}

function findingOf(memory: Memory): Finding {
	return {
		id,
		title: "how long a nonce is remembered whose timestamp is as far ahead as it may be",
		statement: statementOf(memory),
		interval: {
			low: rounded(memory.knownAt),
			high: memory.forgottenAt === null ? null : rounded(memory.forgottenAt),
		},
		unit: "s",
		confidence: 1,
		samples: memory.replays,
		method:
			"One request is replayed until its timestamp lapses; after each replay goes the same timestamp under a new nonce, whose acceptance shows that the replay was refused for its nonce. Nothing is known of the time between two replays but its ends.",
	};
}
