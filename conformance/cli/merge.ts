import { resolve } from "node:path";
import { deliverFuzz, fuzzDestinations } from "../../fuzz/deliver.ts";
import { FuzzReport } from "../../fuzz/report/schema.ts";
import { mergeFuzzShards } from "../../fuzz/shards/merge.ts";
import { fuzzExitCode } from "../../fuzz/verdict.ts";
import { configDigests, requirementsDigest } from "../config/index.ts";
import { readJsonFile } from "../config/json-file.ts";
import type { Check } from "../engine/check.ts";
import { readSpecification } from "../engine/requirements.ts";
import { lessThanAsked } from "../engine/too-little.ts";
import { type ExitCode, exitCodeOf } from "../engine/verdict.ts";
import { storedKind } from "../replay/index.ts";
import { parseDestinations, Report } from "../report/index.ts";
import { mergeShards } from "../shards/index.ts";
import { openAttestor } from "./attest.ts";
import { deliver, prepareDestinations } from "./deliver.ts";
import { openEventStreams } from "./event-stream.ts";
import { findingPlaces } from "./finding-place.ts";
import type { Io } from "./io.ts";
import { UsageError } from "./usage-error.ts";

/** The options of `countersign merge`, parsed. */
export interface MergeOptions {
	files: readonly string[];
	/** The config that the shards were run with. */
	config?: string;
	reporter?: readonly string[];
	/** Percentage of the requirements. */
	minExercised?: number;
	attest?: string;
	subject?: readonly string[];
	verbose: boolean;
}

/** What the command is made of; replaced in tests. */
export interface MergeParts {
	checks: readonly Check[];
}

/**
 * `countersign merge`: the reports of all shards as the one of the whole, in every format, and with the exit code that
 * a run of the whole would have had; those of `conform`, or those of `fuzz`. Throws `UsageError` and `ConfigError`.
 */
export async function merge(options: MergeOptions, io: Io, parts: MergeParts): Promise<ExitCode> {
	const kinds = options.files.map((file) => ({ file, isFuzz: storedKind(resolve(io.cwd, file)) === "fuzz" }));
	const [first] = kinds;
	const other = kinds.find(({ isFuzz }) => isFuzz !== first?.isFuzz);
	if (first !== undefined && other !== undefined) {
		const [fuzz, suite] = first.isFuzz ? [first, other] : [other, first];
		throw new UsageError(
			`${fuzz.file} is a report of fuzz, ${suite.file} is none. Merge the reports of one run at a time.`,
		);
	}
	return first?.isFuzz === true ? mergeFuzz(options, io) : mergeSuite(options, io, parts);
}

/** What only means something of the checks of the suite. */
const ofSuiteOnly = ["config", "minExercised", "attest", "subject"] as const;

async function mergeFuzz(options: MergeOptions, io: Io): Promise<ExitCode> {
	const given = ofSuiteOnly.find((name) => options[name] !== undefined);
	if (given !== undefined) {
		const name = given === "minExercised" ? "min-exercised" : given;
		throw new UsageError(`--${name} is about the checks of conform, and these are reports of fuzz: leave it out.`);
	}
	const destinations = fuzzDestinations(options.reporter ?? []);
	prepareDestinations(destinations, io);
	const stored = options.files.map((file) => ({ file, report: readJsonFile(resolve(io.cwd, file), FuzzReport) }));
	const merged = mergeFuzzShards(stored);
	if (!merged.ok) throw new UsageError(merged.problems.join("\n"));
	await deliverFuzz(merged.report, destinations, io, options);
	return fuzzExitCode(merged.report);
}

async function mergeSuite(options: MergeOptions, io: Io, { checks }: MergeParts): Promise<ExitCode> {
	const parsed = parseDestinations(options.reporter ?? []);
	if (!parsed.ok) throw new UsageError(parsed.message);
	const { destinations } = parsed;
	const attestor = await openAttestor(options, io);
	prepareDestinations([...destinations, ...attestor.destinations], io);
	attestor.clear();
	const specification = readSpecification();
	const stored = options.files.map((file) => ({ file, report: readJsonFile(resolve(io.cwd, file), Report) }));
	const merged = mergeShards(stored, { checks, specification, requirements: requirementsDigest() });
	if (!merged.ok) throw new UsageError(merged.problems.join("\n"));
	const report = judgedByShare(merged.report, options);
	const config = options.config === undefined ? undefined : resolve(io.cwd, options.config);
	if (config !== undefined) refuseOtherConfig(config, report);
	await deliver(report, destinations, io, {
		lost: await tell(report, destinations, io),
		verbose: options.verbose,
		textOf: (requirement) => specification.requirements.get(requirement)?.text,
		command: commandOf(report, options.config),
		placeOf: findingPlaces(config),
	});
	await attestor.write(report);
	return exitCodeOf(report);
}

/** How much is enough can be said of the whole only. */
function judgedByShare(report: Report, { minExercised = 0 }: MergeOptions): Report {
	const inconclusive = report.inconclusive ?? lessThanAsked(report.summary, minExercised);
	return inconclusive === undefined ? report : { ...report, inconclusive };
}

/** Findings must not be shown at a config that they do not come from. */
function refuseOtherConfig(config: string, { inputs }: Report): void {
	if (inputs?.configs.includes(configDigests(config).config) === true) return;
	throw new UsageError(`${config} is not the config that the shards were run with. Give that one, or none.`);
}

/** Words that run the same target again, as far as the reports say how. */
function commandOf({ inputs, target }: Report, config: string | undefined): string {
	const known = config ?? (inputs?.configs.length === 0 ? undefined : "FILE");
	const ofConfig = known === undefined ? [] : ["--config", known];
	const isBare = ofConfig.length === 0 && URL.canParse(target.name);
	return ["countersign", "conform", ...ofConfig, ...(isBare ? ["--target", target.name] : [])].join(" ");
}

/** The events of a run that is over. Resolves with what could not be written, and why. */
async function tell(
	report: Report,
	destinations: Parameters<typeof openEventStreams>[0],
	io: Io,
): Promise<readonly string[]> {
	const events = openEventStreams(destinations, io);
	try {
		const { schemaVersion, tool, target, scheme, seed, runId, startedAt, inputs, shards, results } = report;
		const run = { schemaVersion, tool, target, scheme, seed, runId, startedAt, checks: results.length };
		events.start({ ...run, ...(inputs === undefined ? {} : { inputs }), ...(shards === undefined ? {} : { shards }) });
		// What is waived is known at the end only, in a run as here.
		for (const { waiver: _, ...result } of results) events.result(result);
		for (const measurement of report.measurements ?? []) events.measurement(measurement);
		return await events.end(report);
	} finally {
		events.close();
	}
}
