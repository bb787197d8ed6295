import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { prepareDestinations } from "../conformance/cli/deliver.ts";
import type { Io } from "../conformance/cli/io.ts";
import { keepingSignals } from "../conformance/cli/keeping-signals.ts";
import { requireKnowledge } from "../conformance/cli/production.ts";
import { UsageError } from "../conformance/cli/usage-error.ts";
import { atOnce } from "../conformance/engine/interruption.ts";
import { type ExitCode, exitCodes } from "../conformance/engine/verdict.ts";
import { legible } from "../conformance/report/legible.ts";
import type { ShardChoice } from "../conformance/shards/index.ts";
import { Corpus } from "./corpus.ts";
import { deliverFuzz, fuzzDestinations } from "./deliver.ts";
import { type FuzzProgress, showFuzzProgress } from "./progress.ts";
import type { Property } from "./property.ts";
import { readRegressions } from "./regressions/index.ts";
import type { FuzzReport } from "./report/schema.ts";
import { freshSeed, runFuzz } from "./run.ts";
import { type Aside, selectProperties } from "./select.ts";
import type { OpensSurroundings, Surroundings } from "./surroundings.ts";
import { fuzzExitCode } from "./verdict.ts";

/** The options of `countersign fuzz`, parsed. */
export interface FuzzCommandOptions {
	target?: string;
	config?: string;
	property?: readonly string[];
	group?: readonly string[];
	runs?: number;
	/** Milliseconds for all properties together. */
	time?: number;
	seed?: number;
	path?: string;
	shard?: ShardChoice;
	/** A folder. */
	corpus?: string;
	reporter?: readonly string[];
	list?: boolean;
	/** The target is meant to be fuzzed although it looks like production. */
	iKnow?: boolean;
	rate?: number;
	concurrency?: number;
	/** Milliseconds for one exchange. */
	timeout?: number;
	verbose: boolean;
}

/** What the command is made of; replaced in tests. */
export interface FuzzParts {
	readonly properties: readonly Property[];
	readonly openSurroundings: OpensSurroundings;
}

/** `countersign fuzz`: selects properties, tries them, reports. Throws `UsageError` and `ConfigError`. */
export async function fuzz(options: FuzzCommandOptions, io: Io, parts: FuzzParts): Promise<ExitCode> {
	checkLength(options);
	const destinations = fuzzDestinations(options.reporter ?? []);
	const { ids, chosen } = { ids: options.property, chosen: options.group };
	const selection = selectProperties(parts.properties, {
		...(ids === undefined ? {} : { ids }),
		...(chosen === undefined ? {} : { groups: chosen }),
		...(options.list === true ? { apart: true } : {}),
		isElsewhere: options.target !== undefined || options.config !== undefined,
	});
	if (!selection.ok) {
		throw new UsageError(selection.message);
	}
	if (options.list === true) {
		await io.stdout.write(listed(selection.properties));
		return exitCodes.clean;
	}
	checkReplay(options, selection.properties);
	prepareDestinations(destinations, io);
	const seed = options.seed ?? freshSeed();
	await io.stderr.write(`seed ${seed}\n`);
	const runId = randomUUID();
	const progress = showFuzzProgress(selection.properties.length, io.stderr);
	const surroundings = await atOnce(parts.openSurroundings(options, runId, io, progress), io.interrupted);
	try {
		requireKnowing(surroundings, options);
		const run = { options, all: parts.properties, aside: selection.aside, seed, runId, surroundings, progress };
		const report = await keepingSignals(() => tryShown(selection.properties, run, io));
		await deliverFuzz(report, destinations, io, options);
		return fuzzExitCode(report);
	} finally {
		await surroundings.close();
	}
}

/** Throws a `UsageError` where the gateway that was named looks like production. */
function requireKnowing({ target }: Surroundings, { iKnow }: FuzzCommandOptions): void {
	const named = target();
	if (named?.setup !== "operator") {
		return;
	}
	requireKnowledge([named.baseUrl], {
		what: "Fuzzing sends it hostile and valid requests by the hundred, which use up its quotas and reach its upstream.",
		instead: "fuzz the embedded one (no --target)",
		iKnow,
	});
}

function checkLength({ runs, time }: FuzzCommandOptions): void {
	if (runs !== undefined && time !== undefined) {
		throw new UsageError("--runs and --time are two ways to say how long: give one of them");
	}
}

function checkReplay({ path, seed, shard, time }: FuzzCommandOptions, properties: readonly Property[]): void {
	if (shard !== undefined && seed === undefined) {
		throw new UsageError("--shard needs --seed: all shards take their part of the same inputs");
	}
	if (path !== undefined && (shard !== undefined || time !== undefined)) {
		throw new UsageError("--path judges one input: leave out --shard and --time");
	}
	if (path !== undefined && (seed === undefined || properties.length !== 1)) {
		throw new UsageError(
			"--path leads to one counterexample: give --property with one id, and the --seed it was found under",
		);
	}
}

interface Run {
	readonly options: FuzzCommandOptions;
	/** Those that there are, selected or not. */
	readonly all: readonly Property[];
	readonly aside: readonly Aside[];
	readonly seed: number;
	readonly runId: string;
	readonly surroundings: Surroundings;
	readonly progress: FuzzProgress;
}

async function tryShown(properties: readonly Property[], run: Run, io: Io): Promise<FuzzReport> {
	const { options, all, aside, seed, runId, surroundings, progress } = run;
	const { runs, time, path, shard } = options;
	const { place, redactor, target, words, slowDown } = surroundings;
	const corpus = openCorpus(options, all, io, progress);
	try {
		return await runFuzz({
			...{ properties, aside },
			regressions: readRegressions(),
			...(corpus === undefined ? {} : { corpus }),
			place,
			seed,
			runId,
			...(runs === undefined ? {} : { runs }),
			...(time === undefined ? {} : { timeMs: time }),
			...(path === undefined ? {} : { path }),
			...(shard === undefined ? {} : { shard }),
			slowDown,
			settled: () => surroundings.settled(),
			target,
			redactor,
			replay: (property, where) =>
				["countersign", "fuzz", ...words, "--property", property, "--seed", String(seed), "--path", where].join(" "),
			onInput: (property, news) => progress.add(property, news),
			onShrinking: (property, judged) => progress.shrinking(property, judged),
			onFinding: ({ id }, { fault, actual }) =>
				progress.note(`found by ${id}: ${fault}, ${legible(actual).slice(0, 100)}`),
			signal: io.interrupted,
		});
	} finally {
		progress.stop();
	}
}

/** Throws a `UsageError` where the folder is none. */
function openCorpus(
	{ corpus }: FuzzCommandOptions,
	all: readonly Property[],
	io: Io,
	progress: FuzzProgress,
): Corpus | undefined {
	if (corpus === undefined) return undefined;
	try {
		const isProperty = (id: string): boolean => all.some((property) => property.id === id);
		return new Corpus(resolve(io.cwd, corpus), isProperty, (text) => progress.note(text));
	} catch (error) {
		const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
		throw new UsageError(`--corpus ${corpus} cannot be opened (${reason}): name a folder that can be written`);
	}
}

function listed(properties: readonly Property[]): string {
	const longest = Math.max(...properties.map(({ id }) => id.length));
	const lines = properties.map(
		({ id, group, where, title, apart }) =>
			`${id.padEnd(longest)}  ${group.padEnd(16)}  ${where.padEnd(10)}  ${title}${apart === undefined ? "" : ` (only where it or its group is named: ${apart})`}`,
	);
	return `${lines.join("\n")}\n`;
}
