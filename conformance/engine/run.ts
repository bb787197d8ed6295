import { randomUUID } from "node:crypto";
import { packageVersion } from "../data.ts";
import type { RunStart } from "../report/event.ts";
import type { Measurement } from "../report/measurement.ts";
import type { Report, Result } from "../report/schema.ts";
import type { Allowance, Check } from "./check.ts";
import type { Measure } from "./measurement.ts";
import { order } from "./order.ts";
import { freshRandom, freshSeed } from "./random.ts";
import { Redactor } from "./redact.ts";
import { readSpecification, type Specification } from "./requirements.ts";
import { runCheck } from "./run-check.ts";
import { runMeasure } from "./run-measure.ts";
import { inLanes, inParallel, rateLimit, type Timekeeper } from "./schedule.ts";
import { openSession, type Session } from "./session.ts";
import { summarize } from "./summary.ts";
import type { Target } from "./target.ts";
import { tooLittle } from "./too-little.ts";

export interface RunOptions {
	target: Target;
	/** In the order in which they are reported. */
	checks: readonly Check[];
	/** What is measured besides, after the checks and one after the other. Nothing unless told. */
	measures?: readonly Measure[];
	specification?: Specification;
	/** Repeats the random choices of checks; made up if not given. */
	seed?: string;
	/** Checks at once; each has one request under way, races apart. */
	concurrency?: number;
	/** Requests per second; no limit if not given. */
	rate?: number;
	/** Percentage of the requirements below which a run without findings is inconclusive; 0. */
	minExercised?: number;
	/** For one exchange. */
	timeoutMs?: number;
	/** For one check, after which it is an error of ours; a check that waits on purpose is far below. */
	checkTimeoutMs?: number;
	allow?: readonly Allowance[];
	/** What the report says of the run that the engine does not know: what it was made from, and of which whole it is a part. */
	about?: Pick<Report, "inputs" | "shard">;
	/** Told of the run before anything is sent. */
	onStart?: (run: RunStart) => void;
	/** Told of each result as it comes; the order is that of completion. */
	onResult?: (result: Result) => void;
	/** The same for what is measured. */
	onMeasurement?: (measurement: Measurement) => void;
	/** Nothing more is sent, and what is under way has a moment to end; what has not run is inconclusive. */
	signal?: AbortSignal;
	/** By which the run waits where there were too many requests; that of this machine unless given. */
	time?: Timekeeper;
}

const defaultTimeoutMs = 10_000;

/**
 * Runs checks against a target. Resolves with the report whatever the target does; rejects only for a mistake of
 * the caller: no checks, or a check of a requirement that the specification does not have. Nothing in the report
 * contains a secret, a token or a signature.
 */
export async function runSuite(options: RunOptions): Promise<Report> {
	const { target, checks, specification = readSpecification(), seed = freshSeed() } = options;
	if (checks.length === 0) throw new RangeError("A run needs at least one check.");
	for (const { id, requirement } of checks) {
		if (!specification.requirements.has(requirement)) throw new RangeError(`${id} is about an unknown requirement.`);
	}
	const started = performance.now();
	const startedAt = new Date().toISOString();
	const timeoutMs = options.timeoutMs ?? defaultTimeoutMs;
	const run = {
		schemaVersion: 1,
		tool: { name: "countersign", version: packageVersion() },
		target: { name: target.name, url: target.baseUrl, errors: target.errors },
		scheme: target.scheme,
		seed,
		runId: randomUUID(),
		startedAt,
		...options.about,
	} as const;
	options.onStart?.({ ...run, checks: checks.length });
	const session = await openSession({
		target,
		specification,
		seed,
		timeoutMs,
		checkTimeoutMs: options.checkTimeoutMs ?? Math.max(60_000, 6 * timeoutMs),
		runId: run.runId,
		random: freshRandom,
		admit: options.rate === undefined ? async () => {} : rateLimit(options.rate),
		allowed: new Set(options.allow ?? []),
		redactor: new Redactor(target.secrets, target.sensitiveHeaders),
		checks,
		signal: options.signal,
		time: options.time,
	});
	const results = await runAll(session, options);
	const measurements = await measureAll(session, options);
	const summary = summarize(results, specification);
	const inconclusive = (await session.close()) ?? tooLittle(summary, target, options.minExercised);
	return {
		...run,
		durationMs: Math.round(performance.now() - started),
		...(inconclusive === undefined ? {} : { inconclusive: session.redactor.text(inconclusive) }),
		summary,
		...(measurements.length === 0 ? {} : { measurements }),
		results,
	};
}

/** Checks that share nothing run side by side; those that change what others rely on run alone, when those have ended. */
async function runAll(
	session: Session,
	{ target, checks, concurrency, onResult, signal }: RunOptions,
): Promise<Result[]> {
	const results = new Map<Check, Result>();
	const work = async (check: Check): Promise<void> => {
		const result = await runCheck(check, session, signal);
		results.set(check, result);
		onResult?.(result);
	};
	const { lanes, alone } = order(checks, target);
	await inLanes(lanes, concurrency ?? target.defaultConcurrency, work);
	await inParallel(alone, 1, work);
	return checks.flatMap((check) => results.get(check) ?? []);
}

/** What checks have measured on their way, in their order, then the measures that were asked for. */
async function measureAll(
	session: Session,
	{ checks, measures = [], onMeasurement, signal }: RunOptions,
): Promise<readonly Measurement[]> {
	const taken: Measurement[] = checks.flatMap(({ id }) => session.measured.get(id) ?? []);
	for (const measurement of taken) onMeasurement?.(measurement);
	for (const measure of measures) {
		for (const measurement of await runMeasure(measure, session, signal)) {
			taken.push(measurement);
			onMeasurement?.(measurement);
		}
	}
	return taken;
}
