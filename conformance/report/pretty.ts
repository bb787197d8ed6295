import pc from "picocolors";
import { groupOf } from "../engine/requirements.ts";
import { byReason, isOnlyReason } from "./by-reason.ts";
import { finding } from "./finding.ts";
import { groupBy } from "./group-by.ts";
import { legible, wrap } from "./legible.ts";
import { measurementLines } from "./measurement-lines.ts";
import { type Colors, paint } from "./paint.ts";
import { partLine } from "./part-line.ts";
import { repeatedLine } from "./repeated-line.ts";
import type { Report, Result } from "./schema.ts";
import { targetText } from "./target-text.ts";
import { type Told, toldOnce } from "./told-once.ts";
import { waiverLines } from "./waiver-lines.ts";

export interface PrettyOptions {
	color: boolean;
	/** Columns of the terminal. */
	width: number;
	verbose: boolean;
	/** The sentence of a requirement. */
	textOf(requirement: string): string | undefined;
	/** Words that repeat a run of this target, `countersign conform --config FILE`. */
	command: string;
}

const order = ["pass", "fail", "warn", "skip", "inconclusive", "error"] as const;
const noteworthy = new Set<Result["verdict"]>(["fail", "warn", "inconclusive", "error"]);

function tally(results: readonly Result[], colors: Colors): string {
	return order
		.map((verdict) => ({ verdict, count: results.filter((result) => result.verdict === verdict).length }))
		.filter(({ count }) => count > 0)
		.map(({ verdict, count }) => paint[verdict](colors)(`${count} ${verdict}`))
		.join(", ");
}

function groupLines(report: Report, options: PrettyOptions, colors: Colors): readonly string[] {
	const groups = groupBy(report.results, ({ requirement }) => groupOf(requirement));
	const longest = Math.max(...[...groups.keys()].map(({ length }) => length));
	const repeat = `${options.command} --seed ${report.seed}`;
	const shown = (result: Result): boolean =>
		noteworthy.has(result.verdict) && result.waiver === undefined && !isOnlyReason(result);
	return [...groups].flatMap(([group, results]) => [
		`${colors.bold(group.padEnd(longest))}  ${tally(results, colors)}`,
		...told(results.filter(shown), options).flatMap(({ result, alike }) =>
			finding(result, { ...options, repeat, paint: paint[result.verdict](colors), colors, alike }),
		),
	]);
}

function told(results: readonly Result[], { verbose }: PrettyOptions): readonly Told[] {
	return verbose ? results.map((result) => ({ result, alike: [] })) : toldOnce(results);
}

function provingNothing(
	{ results, inconclusive }: Report,
	{ width }: PrettyOptions,
	colors: Colors,
): readonly string[] {
	const bare = results.filter((result) => result.waiver === undefined && isOnlyReason(result));
	const skipped = bare.filter(({ verdict }) => verdict === "skip");
	// What is true of the whole run is said once, at the end.
	const others = bare.filter(({ verdict, reason }) => verdict !== "skip" && reason !== inconclusive);
	const options = { width, colors };
	return [...byReason("Skipped", skipped, options), ...byReason("Inconclusive", others, options)];
}

function slowestLines({ results }: Report, colors: Colors): readonly string[] {
	const slowest = results.toSorted((a, b) => b.durationMs - a.durationMs).slice(0, 5);
	return [
		"",
		colors.bold("Slowest"),
		...slowest.map(({ id, durationMs }) => `  ${String(durationMs).padStart(6)} ms  ${id}`),
	];
}

function partLines(report: Report, { width }: PrettyOptions, colors: Colors): readonly string[] {
	const line = partLine(report);
	return line === undefined ? [] : wrap(legible(line), width).map((text) => colors.yellow(text));
}

function summaryLines(report: Report, { width }: PrettyOptions, colors: Colors): readonly string[] {
	const { total, exercised } = report.summary.requirements;
	const share = total === 0 ? 0 : Math.floor((100 * exercised) / total);
	const lines = [
		"",
		`${tally(report.results, colors)} in ${(report.durationMs / 1000).toFixed(1)} s`,
		`${exercised} of ${total} requirements exercised (${share} %)`,
		...[repeatedLine(report)].filter((line) => line !== undefined),
	];
	if (report.inconclusive === undefined) return lines;
	const whole = wrap(`Inconclusive: ${legible(report.inconclusive)}`, width);
	return [...lines, "", ...whole.map((line) => colors.magenta(line))];
}

/** For people: findings by group of requirements, what was skipped and why, and a summary at the end. */
export function renderPretty(report: Report, options: PrettyOptions): string {
	const colors = pc.createColors(options.color);
	const { tool, target, scheme, seed, runId } = report;
	return [
		`${colors.bold(`countersign ${tool.version}`)}  ${legible(targetText(target))}`,
		colors.dim(`scheme ${legible(scheme)}, errors ${target.errors}, seed ${legible(seed)}, run ${runId}`),
		...partLines(report, options, colors),
		"",
		...groupLines(report, options, colors),
		...provingNothing(report, options, colors),
		...waiverLines(report, { width: options.width, colors }),
		...measurementLines(report, { width: options.width, colors }),
		...(options.verbose ? slowestLines(report, colors) : []),
		...summaryLines(report, options, colors),
		"",
	].join("\n");
}
