import { randomInt } from "node:crypto";
import { packageVersion } from "../conformance/data.ts";
import { evidenceOf } from "../conformance/engine/evidence.ts";
import type { Redactor } from "../conformance/engine/redact.ts";
import type { Target } from "../conformance/engine/target.ts";
import type { Checkable, Found } from "./checkable.ts";
import { excerpt } from "./excerpt.ts";
import type { Violation } from "./law.ts";
import { Unsettled } from "./laws/verdict.ts";
import type { Place } from "./place.ts";
import type { Property } from "./property.ts";
import type { Regression } from "./regressions/index.ts";
import type { Finding, FuzzReport, FuzzResult } from "./report/schema.ts";

export interface FuzzOptions {
	/** In the order in which they are tried and reported. */
	readonly properties: readonly Property[];
	readonly regressions: readonly Regression[];
	readonly place: Place;
	/** 32-bit integer. */
	readonly seed: number;
	readonly runId: string;
	/** How many inputs for each property, in place of its own number. */
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
	/** Told of each input. */
	readonly onRun?: (property: Property) => void;
	readonly onResult?: (result: FuzzResult) => void;
	readonly signal?: AbortSignal;
}

/** A seed that is short enough to be typed again. */
export function freshSeed(): number {
	return randomInt(1, 2 ** 31);
}

/**
 * Tries properties, one after the other: first the frozen counterexamples of each, then new inputs. Resolves with the
 * report whatever is found; rejects only for a mistake of the caller. Nothing in the report contains a secret, a token
 * or a signature of the target.
 */
export async function runFuzz(options: FuzzOptions): Promise<FuzzReport> {
	const { properties, seed, runId } = options;
	if (properties.length === 0) {
		throw new RangeError("A run needs at least one property.");
	}
	const started = performance.now();
	const startedAt = new Date().toISOString();
	const results: FuzzResult[] = [];
	for (const [index, property] of properties.entries()) {
		const spent = performance.now() - started;
		const left =
			options.timeMs === undefined ? undefined : Math.max(1, options.timeMs - spent) / (properties.length - index);
		const result = options.redactor().value(await tryProperty(property, options, left));
		results.push(result);
		options.onResult?.(result);
	}
	const target = options.target();
	const count = (verdict: FuzzResult["verdict"]) => results.filter((result) => result.verdict === verdict).length;
	return {
		schemaVersion: 1,
		tool: { name: "countersign", version: packageVersion() },
		...(target === undefined ? {} : { target: { name: target.name, url: target.baseUrl } }),
		seed,
		runId,
		startedAt,
		durationMs: Math.round(performance.now() - started),
		...(options.signal?.aborted === true ? { interrupted: true as const } : {}),
		summary: {
			pass: count("pass"),
			fail: count("fail"),
			skip: count("skip"),
			inconclusive: count("inconclusive"),
			error: count("error"),
			executions: results.reduce((sum, { executions }) => sum + executions, 0),
		},
		results,
	};
}

type Judged = Pick<FuzzResult, "verdict" | "executions" | "regressions" | "reason" | "remedy" | "finding" | "stack">;

async function tryProperty(property: Property, options: FuzzOptions, timeMs: number | undefined): Promise<FuzzResult> {
	const { id, group, title, requirements, where } = property;
	const started = performance.now();
	const judged = await judgeProperty(property, options, timeMs);
	return { id, group, title, requirements, where, ...judged, durationMs: Math.round(performance.now() - started) };
}

const nothing = { executions: 0, regressions: 0 } as const;

async function judgeProperty(property: Property, options: FuzzOptions, timeMs: number | undefined): Promise<Judged> {
	if (options.signal?.aborted === true) {
		return { verdict: "inconclusive", ...nothing, reason: "the run was interrupted" };
	}
	try {
		const opened = await property.open(options.place);
		if (!opened.ready) {
			const { verdict, reason, remedy } = opened;
			return { verdict, ...nothing, reason, ...(remedy === undefined ? {} : { remedy }) };
		}
		try {
			return await judgeInputs(property, opened.checkable, options, timeMs);
		} finally {
			await opened.close?.();
		}
	} catch (error) {
		return { verdict: "error", ...nothing, ...said(error) };
	}
}

async function judgeInputs(
	property: Property,
	checkable: Checkable,
	options: FuzzOptions,
	timeMs: number | undefined,
): Promise<Judged> {
	const own = options.path === undefined ? options.regressions.filter((one) => one.property === property.id) : [];
	for (const [index, { file, input }] of own.entries()) {
		const violation = await checkable.judge(input);
		options.onRun?.(property);
		if (violation !== undefined) {
			const finding = { ...findingOf(property, violation, input, options), regression: file };
			return { verdict: "fail", executions: index + 1, regressions: index + 1, finding };
		}
	}
	const found = await checkable.search({
		seed: options.seed,
		...(options.path === undefined ? {} : { path: options.path }),
		...(timeMs === undefined || options.path !== undefined ? { runs: options.runs ?? property.runs } : { timeMs }),
		onRun: () => options.onRun?.(property),
		...(options.signal === undefined ? {} : { signal: options.signal }),
	});
	return { ...verdictOf(property, found, options), executions: own.length + found.runs, regressions: own.length };
}

function verdictOf(property: Property, found: Found, options: FuzzOptions): Omit<Judged, "executions" | "regressions"> {
	switch (found.kind) {
		case "held":
			return { verdict: "pass" };
		case "interrupted":
			return { verdict: "inconclusive", reason: "the run was interrupted" };
		case "error":
			if (found.error instanceof Unsettled) {
				return { verdict: "inconclusive", reason: excerpt(found.error.message) };
			}
			return {
				verdict: "error",
				...said(found.error),
				finding: findingOf(property, unexpected, found.input, options, found),
			};
		case "broken":
			return { verdict: "fail", finding: findingOf(property, found.violation, found.input, options, found) };
	}
}

const unexpected: Violation = { requirement: "ANS-05", expected: "a judgement", actual: "an error on this input" };

function findingOf(
	{ id, severity }: Property,
	violation: Violation,
	input: unknown,
	{ redactor, target, replay }: FuzzOptions,
	place?: { path: string; shrinks: number },
): Finding {
	const { requirement, expected, actual, exchange } = violation;
	const gateway = target();
	const writer = redactor();
	if (exchange !== undefined) {
		writer.learn(exchange.request);
	}
	return {
		requirement,
		severity,
		expected: excerpt(expected),
		actual: excerpt(actual),
		input: JSON.parse(JSON.stringify(input ?? null)),
		...(place === undefined ? {} : { path: place.path, shrinks: place.shrinks, replay: replay(id, place.path) }),
		...(exchange === undefined || gateway === undefined
			? {}
			: { evidence: evidenceOf(exchange, gateway.baseUrl, writer) }),
	};
}

function said(error: unknown): { reason: string; stack?: string } {
	const reason = excerpt(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
	return error instanceof Error && error.stack !== undefined ? { reason, stack: error.stack } : { reason };
}
