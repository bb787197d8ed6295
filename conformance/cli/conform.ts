import { resolve } from "node:path";
import { runInputs } from "../config/index.ts";
import type { Allowance, Check } from "../engine/check.ts";
import type { Edge } from "../engine/edges.ts";
import { atOnce } from "../engine/interruption.ts";
import type { Measure } from "../engine/measurement.ts";
import type { Profile } from "../engine/profiles.ts";
import { readSpecification } from "../engine/requirements.ts";
import { type RunOptions, runSuite } from "../engine/run.ts";
import { sparesFor } from "../engine/spares.ts";
import type { Target } from "../engine/target.ts";
import { type ExitCode, exitCodeOf, exitCodes } from "../engine/verdict.ts";
import { measures } from "../measurements/index.ts";
import type { MeasureName } from "../measurements/names.ts";
import { type Destination, parseDestinations, type RenderOptions, type Report } from "../report/index.ts";
import type { ShardChoice } from "../shards/index.ts";
import { openAttestor } from "./attest.ts";
import { deliver, prepareDestinations } from "./deliver.ts";
import { checkEdges } from "./edges.ts";
import { type EventStreams, openEventStreams } from "./event-stream.ts";
import { type OpenWaivers, openWaivers } from "./expected-failures.ts";
import { findingPlaces } from "./finding-place.ts";
import type { Io } from "./io.ts";
import { listChecks, listMeasures, planRun } from "./listing.ts";
import type { OpensTarget, OpenTarget } from "./open-target.ts";
import { requireKnowing } from "./production.ts";
import { showProgress } from "./progress.ts";
import { chooseChecks } from "./selection.ts";
import { chosenShard } from "./shard.ts";
import { UsageError } from "./usage-error.ts";

/** The options of `countersign conform`, parsed. */
export interface ConformOptions {
	target?: string;
	config?: string;
	profile?: readonly Profile[];
	only?: readonly string[];
	skip?: readonly string[];
	list?: boolean;
	dryRun?: boolean;
	reporter?: readonly string[];
	seed?: string;
	rate?: number;
	concurrency?: number;
	timeout?: number;
	allow?: readonly Allowance[];
	/** What may disturb a target is meant to be done on one that looks like production. */
	iKnow?: boolean;
	/** Percentage of the requirements. */
	minExercised?: number;
	/** File of waivers. */
	expectedFailures?: string;
	updateBaseline?: boolean;
	/** Where else the target is reached. */
	edge?: readonly Edge[];
	/** What is measured besides; `true` is everything. */
	measure?: true | readonly MeasureName[];
	/** Which part of the selected checks is run. */
	shard?: ShardChoice;
	/** File of the attestation. */
	attest?: string;
	/** File with the kill matrix of the suite, for the page. */
	killMatrix?: string;
	/** What is said to be deployed at the target, `name=sha256:hex`. */
	subject?: readonly string[];
	verbose: boolean;
}

/** What the command is made of; replaced in tests. */
export interface ConformParts {
	checks: readonly Check[];
	openTarget: OpensTarget;
}

/** `countersign conform`: selects checks, runs them against a target, reports. Throws `UsageError` and `ConfigError`. */
export async function conform(options: ConformOptions, io: Io, parts: ConformParts): Promise<ExitCode> {
	const destinations = parseDestinations(options.reporter ?? []);
	if (!destinations.ok) throw new UsageError(destinations.message);
	const selected = chooseChecks(parts.checks, {
		...(options.only === undefined ? {} : { only: options.only }),
		...(options.skip === undefined ? {} : { skip: options.skip }),
		...(options.profile === undefined ? {} : { profiles: options.profile }),
	});
	const { checks, shard, notice } = chosenShard(selected, options);
	checkEdges(options);
	const chosen = chosenMeasures(options);
	if (options.list === true) {
		await io.stdout.write(listChecks(checks) + listMeasures(chosen));
		return exitCodes.clean;
	}
	const everyId = parts.checks.map(({ id }) => id);
	const waivers = openWaivers(options, everyId, io);
	const attestor = await openAttestor(options, io);
	const appendix = await appendixOf(options, destinations.destinations, io);
	if (options.dryRun !== true) {
		prepareDestinations([...destinations.destinations, ...attestor.destinations], io);
		attestor.clear();
	}
	const { target, config } = options;
	const choice = {
		...(target === undefined ? {} : { target }),
		...(config === undefined ? {} : { config }),
		...(options.edge === undefined ? {} : { edges: options.edge }),
		spares: sparesFor(checks),
	};
	const opened = await atOnce(parts.openTarget(choice, io), io.interrupted);
	const closers: (() => void)[] = [];
	try {
		if (options.dryRun === true) {
			await io.stdout.write(planRun(checks, chosen, opened.target, allowedOn(opened.target, options)));
			return exitCodes.clean;
		}
		requireKnowing(opened.target, [...checks, ...chosen], options);
		if (notice !== undefined) await io.stderr.write(`${notice}\n`);
		await atOnce(opened.ready(), io.interrupted);
		const specification = readSpecification();
		const events = openEventStreams(destinations.destinations, io);
		closers.push(() => events.close());
		const about = { inputs: runInputs(filesOf(options, io), parts.checks), ...(shard === undefined ? {} : { shard }) };
		const runs = {
			...runOptions(opened, options),
			checks,
			measures: chosen,
			specification,
			about,
			signal: io.interrupted,
		};
		const report = waivers.judge(await runShown(runs, marking(events, waivers), io));
		await deliver(report, destinations.destinations, io, {
			lost: await events.end(report),
			verbose: options.verbose,
			textOf: (requirement) => specification.requirements.get(requirement)?.text,
			command: ["countersign", "conform", ...opened.words].join(" "),
			...appendix,
			placeOf: findingPlaces(config === undefined ? undefined : resolve(io.cwd, config)),
		});
		await attestor.write(report);
		await waivers.update(report);
		return exitCodeOf(report);
	} finally {
		for (const close of closers) close();
		await opened.close();
	}
}

function filesOf({ config, expectedFailures }: ConformOptions, { cwd }: Io): { config?: string; waivers?: string } {
	return {
		...(config === undefined ? {} : { config: resolve(cwd, config) }),
		...(expectedFailures === undefined ? {} : { waivers: resolve(cwd, expectedFailures) }),
	};
}

/** What the suite was seen to catch. Throws a `UsageError` where nobody would see it. */
async function appendixOf(
	{ killMatrix }: ConformOptions,
	destinations: readonly Destination[],
	io: Io,
): Promise<Pick<RenderOptions, "appendix">> {
	if (killMatrix === undefined) return {};
	if (!destinations.some(({ format }) => format === "html"))
		throw new UsageError("--kill-matrix is shown on a page: give --reporter html=FILE, too.");
	const { killMatrixAppendix } = await import("./kill-matrix-file.ts");
	return { appendix: killMatrixAppendix(killMatrix, io) };
}

function chosenMeasures({ measure = [], shard }: ConformOptions): readonly Measure[] {
	// Once for all shards, and where what disturbs others is.
	if (shard !== undefined && shard.index < shard.of) return [];
	return measure === true ? measures : measures.filter(({ id }) => measure.some((name) => name === id));
}

/** Nothing that is done to a gateway of our own harms anybody. */
const harmless: readonly Allowance[] = ["load", "lockout", "mutation"];

function allowedOn({ setup }: Target, { allow }: ConformOptions): readonly Allowance[] {
	return setup === "ours" ? [...harmless, ...(allow ?? [])] : (allow ?? []);
}

/** The command line before the config before the defaults. */
function runOptions({ target, pace }: OpenTarget, options: ConformOptions): Omit<RunOptions, "checks"> {
	const timeoutMs = options.timeout ?? pace.timeoutMs;
	const rate = options.rate ?? pace.rate;
	const concurrency = options.concurrency ?? pace.concurrency;
	return {
		target,
		...(timeoutMs === undefined ? {} : { timeoutMs }),
		...(rate === undefined ? {} : { rate }),
		...(concurrency === undefined ? {} : { concurrency }),
		...(options.seed === undefined ? {} : { seed: options.seed }),
		...(options.minExercised === undefined ? {} : { minExercised: options.minExercised }),
		allow: allowedOn(target, options),
	};
}

/** Those who follow a run are told at once what is waived. */
function marking(events: EventStreams, { mark }: OpenWaivers): EventStreams {
	return { ...events, result: (result) => events.result(mark(result)) };
}

async function runShown(options: RunOptions, events: EventStreams, { stderr }: Io): Promise<Report> {
	const progress = showProgress(options.checks.length, stderr);
	try {
		return await runSuite({
			...options,
			onStart: events.start,
			onResult: (result) => {
				events.result(result);
				progress.add(result.verdict);
			},
			onMeasurement: events.measurement,
		});
	} finally {
		progress.stop();
	}
}
