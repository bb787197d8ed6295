import type { Probe } from "../client/probe.ts";
import type { WireOutcome } from "../client/wire.ts";
import type { Exchange, IssuerMode, TimestampRule, Trial } from "../engine/check.ts";
import { answer, fault, problem } from "../engine/fake-target.ts";
import { makeJudge } from "../engine/judge.ts";
import { seededRandom } from "../engine/random.ts";
import { readSpecification } from "../engine/requirements.ts";

/** For tests: what a fake gateway is asked. */
export interface Asked {
	/** As it was signed; that of now where the probe does not say. */
	timestamp: string;
	/** One of its own where the probe does not say. */
	nonce: string;
	/** The gateway's own clock in Unix seconds. */
	now: number;
	probe: Probe;
}

const { statusOf } = readSpecification();

interface FakeWorld {
	/** Whether a request is let in, or the very answer to it. */
	gateway: (asked: Asked) => boolean | WireOutcome;
	/** How many seconds the gateway's clock is ahead of the estimate. */
	skew?: number;
	clockUncertainty?: number | undefined;
	timestamp?: TimestampRule;
	/** How many seconds a request is under way, on average; there and back take the same. */
	latency?: number;
	onRevoke?: (at: number) => void;
	onPublish?: (mode: IssuerMode, at: number) => void;
	fetches?: () => readonly number[];
}

export interface FakeHands extends Trial {
	/** How many requests were sent. */
	sent(): number;
}

const noTrial = async (): Promise<never> => {
	throw new Error("no measure asks for this");
};

/** For tests: the hands of a measure in a world whose time passes only by what it does, so that nothing waits. */
export function fakeHands(world: FakeWorld): FakeHands {
	const { gateway, skew = 0, latency = 0.02, timestamp = { unit: "seconds", windowSeconds: 300 } } = world;
	const random = seededRandom("fake-hands", "world");
	let time = 1_800_000_000.123;
	let count = 0;
	const written = () => Math.floor(timestamp.unit === "seconds" ? time : time * 1000);
	const exchange = async (probe: Probe): Promise<Exchange> => {
		count += 1;
		const { timestamp: signed = String(written()), nonce = `nonce-${count}` } = probe.sign ?? {};
		const before = time;
		time += latency * (0.5 + random());
		const decided = gateway({ timestamp: signed, nonce, now: time + skew, probe });
		time += latency * (0.5 + random());
		const outcome = typeof decided === "boolean" ? answered(decided, (time - before) * 1000) : decided;
		const request = {
			method: "GET",
			target: "/",
			host: "h",
			headers: [],
			body: new Uint8Array(),
			framing: { kind: "none" as const },
		};
		return { probe, request, outcome, token: `t${count}`, clock: { before, after: time } };
	};
	return {
		exchange,
		sent: () => count,
		now: () => time,
		pause: async (ms) => {
			time += ms / 1000;
		},
		random,
		timestamp,
		clockUncertainty: "clockUncertainty" in world ? world.clockUncertainty : 0,
		judge: makeJudge({
			errors: "any",
			setup: "operator",
			direct: true,
			marker: undefined,
			controlled: false,
			statusOf,
			acceptedWith: () => 0,
		}),
		keys: {
			put: async (_, record) => {
				if (typeof record === "object" && record["status"] === "revoked") world.onRevoke?.(time);
			},
			delete: noTrial,
		},
		issuer: {
			url: "https://issuer.test",
			set: async (mode) => world.onPublish?.(mode, time),
			fetches: async () => (world.fetches?.() ?? []).map((at, index) => ({ number: index + 1, at, headers: [] })),
		},
		edges: [],
		measured: () => {},
		prepare: noTrial,
		seen: noTrial,
		fresh: noTrial,
		lend: noTrial,
	};
}

function answered(accepted: boolean, durationMs: number): WireOutcome {
	const outcome = accepted ? answer(200, [], "{}") : problem(401, "invalid_credentials");
	return outcome.ok ? { ok: true, answer: { ...outcome.answer, durationMs } } : fault("reset");
}
