import { randomUUID } from "node:crypto";
import { deliverRendered, prepareDestinations } from "../conformance/cli/deliver.ts";
import type { Io } from "../conformance/cli/io.ts";
import { keepingSignals } from "../conformance/cli/keeping-signals.ts";
import { requireKnowledge } from "../conformance/cli/production.ts";
import { UsageError } from "../conformance/cli/usage-error.ts";
import { atOnce } from "../conformance/engine/interruption.ts";
import { readSpecification } from "../conformance/engine/requirements.ts";
import { type ExitCode, exitCodes } from "../conformance/engine/verdict.ts";
import { type Destination, parseDestinations } from "../conformance/report/index.ts";
import { showFuzzProgress } from "./progress.ts";
import type { Property } from "./property.ts";
import { readRegressions } from "./regressions/index.ts";
import { renderFuzzJson } from "./report/json.ts";
import { renderFuzzPretty } from "./report/pretty.ts";
import type { FuzzReport } from "./report/schema.ts";
import { freshSeed, runFuzz } from "./run.ts";
import { selectProperties } from "./select.ts";
import type { OpensSurroundings, Surroundings } from "./surroundings.ts";
import { fuzzExitCode } from "./verdict.ts";

const formats = ["pretty", "json"] as const;
type Format = (typeof formats)[number];

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
	const destinations = destinationsOf(options);
	const { ids, chosen } = { ids: options.property, chosen: options.group };
	const selection = selectProperties(parts.properties, {
		...(ids === undefined ? {} : { ids }),
		...(chosen === undefined ? {} : { groups: chosen }),
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
	const surroundings = await atOnce(parts.openSurroundings(options, runId, io), io.interrupted);
	try {
		requireKnowing(surroundings, options);
		const run = { options, seed, runId, surroundings };
		const report = await keepingSignals(() => tryShown(selection.properties, run, io));
		await deliver(report, destinations, io, options.verbose);
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

function destinationsOf({ reporter, runs, time }: FuzzCommandOptions): readonly Destination<Format>[] {
	const parsed = parseDestinations(reporter ?? [], formats);
	if (!parsed.ok) {
		throw new UsageError(parsed.message);
	}
	if (runs !== undefined && time !== undefined) {
		throw new UsageError("--runs and --time are two ways to say how long: give one of them");
	}
	return parsed.destinations;
}

function checkReplay({ path, seed }: FuzzCommandOptions, properties: readonly Property[]): void {
	if (path !== undefined && (seed === undefined || properties.length !== 1)) {
		throw new UsageError(
			"--path leads to one counterexample: give --property with one id, and the --seed it was found under",
		);
	}
}

interface Run {
	readonly options: FuzzCommandOptions;
	readonly seed: number;
	readonly runId: string;
	readonly surroundings: Surroundings;
}

async function tryShown(properties: readonly Property[], run: Run, io: Io): Promise<FuzzReport> {
	const { options, seed, runId, surroundings } = run;
	const { runs, time, path } = options;
	const { place, redactor, target, words } = surroundings;
	const progress = showFuzzProgress(properties.length, io.stderr);
	try {
		return await runFuzz({
			properties,
			regressions: readRegressions(),
			place,
			seed,
			runId,
			...(runs === undefined ? {} : { runs }),
			...(time === undefined ? {} : { timeMs: time }),
			...(path === undefined ? {} : { path }),
			target,
			redactor,
			replay: (property, where) =>
				["countersign", "fuzz", ...words, "--property", property, "--seed", String(seed), "--path", where].join(" "),
			onRun: (property) => progress.add(property),
			signal: io.interrupted,
		});
	} finally {
		progress.stop();
	}
}

function listed(properties: readonly Property[]): string {
	const longest = Math.max(...properties.map(({ id }) => id.length));
	const lines = properties.map(
		({ id, group, where, title }) => `${id.padEnd(longest)}  ${group.padEnd(16)}  ${where.padEnd(10)}  ${title}`,
	);
	return `${lines.join("\n")}\n`;
}

async function deliver(
	report: FuzzReport,
	destinations: readonly Destination<Format>[],
	io: Io,
	verbose: boolean,
): Promise<void> {
	const specification = readSpecification();
	const textOf = (requirement: string) => specification.requirements.get(requirement)?.text;
	await deliverRendered(
		(format, surface) =>
			format === "json" ? renderFuzzJson(report) : renderFuzzPretty(report, { ...surface, verbose, textOf }),
		destinations,
		io,
	);
}
