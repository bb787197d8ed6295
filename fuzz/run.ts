import { randomInt } from "node:crypto";
import { packageVersion } from "../conformance/data.ts";
import type { Redactor } from "../conformance/engine/redact.ts";
import { realTime, type Timekeeper } from "../conformance/engine/schedule.ts";
import type { Target } from "../conformance/engine/target.ts";
import type { Corpus } from "./corpus.ts";
import type { News } from "./exploration.ts";
import type { Violation } from "./law.ts";
import type { Unsettled } from "./laws/verdict.ts";
import type { Place } from "./place.ts";
import type { Property } from "./property.ts";
import type { Regression } from "./regressions/index.ts";
import type { Finding, FuzzReport, FuzzResult } from "./report/schema.ts";
import { summaryOf } from "./report/summary.ts";
import type { Aside } from "./select.ts";
import { Trial, type TrialOptions } from "./trial.ts";

export interface FuzzOptions {
	/** In the order in which they are tried and reported. */
	readonly properties: readonly Property[];
	/** Those that were left aside, for the report. */
	readonly aside?: readonly Aside[];
	readonly regressions: readonly Regression[];
	/** What runs before found worth keeping, and where this one keeps what it finds. */
	readonly corpus?: Corpus;
	readonly place: Place;
	/** 32-bit integer. */
	readonly seed: number;
	readonly runId: string;
	/** Which part of the inputs, counted from 1; all of them unless told. */
	readonly shard?: { readonly index: number; readonly of: number };
	/** How many inputs for each property, all shards together, in place of its own number. */
	readonly runs?: number;
	/** For all properties together, in place of a number of inputs. */
	readonly timeMs?: number;
	/** Leads to one counterexample of one property: nothing else is judged. */
	readonly path?: string;
	/** The gateway that was asked, for the report; undefined as long as none was. */
	readonly target: () => Target | undefined;
	/** Knows the secrets of the gateway that was asked, if one was. */
	readonly redactor: () => Redactor;
	/** The command that judges a counterexample again. */
	readonly replay: (property: string, path: string) => string;
	/** Told why nothing could be said of an input; resolves with false where there is no point in asking again. */
	readonly slowDown: (unsettled: Unsettled) => Promise<boolean>;
	/** Told that something could be said again. */
	readonly settled?: () => void;
	/** Told of each input, and of what it is the first example. */
	readonly onInput?: (property: Property, news: News) => void;
	/** Told of each violation as it is seen, before anything is made smaller. */
	readonly onViolation?: (property: Property, violation: Violation) => void;
	/** Told of each input that is judged to make a counterexample smaller, and the how many-th it is. */
	readonly onShrinking?: (property: Property, judged: number) => void;
	readonly onFinding?: (property: Property, finding: Finding) => void;
	readonly onResult?: (result: FuzzResult) => void;
	readonly signal?: AbortSignal;
	readonly time?: Timekeeper;
}

/** A seed that is short enough to be typed again. */
export function freshSeed(): number {
	return randomInt(1, 2 ** 31);
}

/**
 * Tries properties: first the stored inputs of each, then new ones. With a number of inputs one property comes after the
 * other; with a time they take turns, so that what is easily found by any of them is found soon. Resolves with the report
 * whatever is found; rejects only for a mistake of the caller. Nothing in the report contains a secret, a token or a
 * signature of the target.
 */
export async function runFuzz(options: FuzzOptions): Promise<FuzzReport> {
	const { properties, aside = [], seed, runId, time = realTime, timeMs, shard } = options;
	if (properties.length === 0) {
		throw new RangeError("A run needs at least one property.");
	}
	const started = time.now();
	const startedAt = new Date().toISOString();
	const endsAt = timeMs === undefined ? undefined : started + timeMs;
	const trials = properties.map((property) => new Trial(property, { ...trialOptions(options, time), endsAt }));
	try {
		await (timeMs === undefined ? oneByOne(trials, options) : takingTurns(trials, options, { time, started, timeMs }));
	} finally {
		await Promise.all(trials.map((trial) => trial.close()));
	}
	const results = trials.map((trial) => trial.result());
	const target = options.target();
	return {
		schemaVersion: 1,
		tool: { name: "countersign", version: packageVersion() },
		...(target === undefined ? {} : { target: { name: target.name, url: target.baseUrl } }),
		seed,
		runId,
		asked: {
			...(options.runs === undefined ? {} : { runs: options.runs }),
			...(timeMs === undefined ? {} : { timeMs }),
		},
		...(shard === undefined ? {} : { shard }),
		startedAt,
		durationMs: Math.round(time.now() - started),
		...(options.signal?.aborted === true ? { interrupted: true as const } : {}),
		summary: summaryOf(results),
		results,
		...(aside.length === 0 ? {} : { aside }),
	};
}

function trialOptions(options: FuzzOptions, time: Timekeeper): Omit<TrialOptions, "endsAt"> {
	const { shard = { index: 1, of: 1 } } = options;
	return { ...options, shard: { index: shard.index - 1, of: shard.of }, time };
}

async function oneByOne(trials: readonly Trial[], options: FuzzOptions): Promise<void> {
	for (const trial of trials) {
		await trial.open();
		if (options.path === undefined) await trial.advance({ inputs: trial.share(options.runs) });
		else await trial.retrace(options.path);
		await trial.close();
		options.onResult?.(trial.result());
		if (isOver(options)) return;
	}
}

/** How long a turn takes, in milliseconds. */
const longestTurnMs = 5000;
const shortestTurnMs = 50;
/** Into so many rounds of turns a run is divided, if its time is neither long nor short. */
const rounds = 12;
/**
 * The first turn of each is that part of a usual one, and the next ones are twice as long as the one before: most faults are
 * shown by one of the first inputs of some property, and nobody knows of which.
 */
const firstTurn = 1 / 16;
/** So many properties are tried at once, since most of them wait for somebody most of the time. */
const lanes = 4;

async function takingTurns(
	trials: readonly Trial[],
	options: FuzzOptions,
	{ time, started, timeMs }: { time: Timekeeper; started: number; timeMs: number },
): Promise<void> {
	const end = started + timeMs;
	const shares = trials.reduce((sum, { turnShare }) => sum + turnShare, 0);
	const usual = Math.min(Math.max((lanes * timeMs) / (rounds * shares), shortestTurnMs), longestTurnMs);
	// Whoever judged nothing has seen no law hold: each has its first turn, however short the time is.
	const fresh = [...trials];
	const waiting: Trial[] = [];
	const turns = new Map<Trial, number>();
	const lengthOf = (trial: Trial): number => {
		const had = turns.get(trial) ?? 0;
		turns.set(trial, had + 1);
		return usual * trial.turnShare * Math.min(1, firstTurn * 2 ** had);
	};
	const take = (): { trial: Trial; turn: number } | undefined => {
		const left = Math.max(0, end - time.now());
		const first = fresh.shift();
		if (first !== undefined)
			return { trial: first, turn: Math.min(lengthOf(first), (lanes * left) / (fresh.length + 1)) };
		const trial = left > 0 ? waiting.shift() : undefined;
		return trial === undefined ? undefined : { trial, turn: Math.min(lengthOf(trial), left) };
	};
	const lane = async (): Promise<void> => {
		for (let next = take(); next !== undefined && !isOver(options); next = take()) {
			const { trial, turn } = next;
			await trial.open();
			await trial.advance({ until: time.now() + turn });
			if (trial.isLive) waiting.push(trial);
		}
	};
	await Promise.all(Array.from({ length: lanes }, lane));
	for (const trial of trials) options.onResult?.(trial.result());
}

function isOver({ signal }: FuzzOptions): boolean {
	return signal?.aborted === true;
}
