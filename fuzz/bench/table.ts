import { groupBy } from "../../conformance/report/index.ts";
import type { Bout } from "./bout.ts";
import { median, type Score } from "./score.ts";
import { timeText } from "./time-left.ts";

interface ScoresOptions {
	/** What is counted. */
	readonly unit: string;
	/** How many faults there are, of which some may not have been met yet. */
	readonly of: number;
	/** After so many times what the fuzz suite needed, the naive one gave up. */
	readonly naiveFactor: number;
	/** Why no request is expected to show a fault, by its id. */
	readonly hidden?: ReadonlyMap<string, string>;
}

const noneHidden: ReadonlyMap<string, string> = new Map();

/** The figures of one kind of fault, and what was not found, for people. */
export function renderScores(title: string, scores: readonly Score[], options: ScoresOptions): string {
	const { unit, of, hidden = noneHidden } = options;
	const found = scores.filter(isFound);
	const seeds = Math.min(...found.map(({ fuzz }) => fuzz.seeds));
	const times = found.map(({ fuzz }) => fuzz.ms);
	const byProperty = groupBy(found, ({ property }) => property ?? "");
	const missed = scores.filter((score) => !isFound(score));
	const shown = scores.filter(({ fault }) => !hidden.has(fault));
	return [
		`${title}: ${partOf(scores)}, medians of ${seeds} seeds or more${of > scores.length ? `; ${of - scores.length} were not met yet` : ""}`,
		...(shown.length === scores.length ? [] : [`  of those that a request is expected to show: ${partOf(shown)}`]),
		`  at the median of those found: ${middle(found.map(({ fuzz }) => fuzz.executions))} ${unit}, ${seconds(median(times))}`,
		...[0.9, 0.99].map((part) => `  at the ${part * 100}th percentile: ${seconds(quantile(times, part))}`),
		...naiveLines(scores, options),
		...[...byProperty]
			.toSorted(([, one], [, other]) => other.length - one.length)
			.map(([property, own]) => `  by ${property}: ${own.length}`),
		...missed.map(({ fault, unsettled }) => {
			const why = unsettled ?? hidden.get(fault);
			return `  not found: ${fault}${why === undefined ? "" : ` (${why})`}`;
		}),
		"",
	].join("\n");
}

function isFound({ fuzz }: Score): boolean {
	return Number.isFinite(fuzz.executions);
}

function partOf(scores: readonly Score[]): string {
	const found = scores.filter(isFound).length;
	return `${found} of ${scores.length} found (${((found * 100) / Math.max(1, scores.length)).toFixed(1)} %)`;
}

function naiveLines(scores: readonly Score[], { unit, naiveFactor }: ScoresOptions): readonly string[] {
	const naive = scores.filter((score) => score.naive !== undefined);
	if (naive.length === 0) return [];
	const found = naive.flatMap((score) => (Number.isFinite(score.naive?.executions) ? [score.naive] : []));
	const ratios = naive.flatMap(({ fuzz, ratio }) =>
		ratio === undefined || !Number.isFinite(fuzz.executions) ? [] : [ratio],
	);
	const tenfold = ratios.filter((ratio) => ratio >= 10).length;
	return [
		`  the naive suite, which gives up after ${naiveFactor} times the ${unit} or when its time is up, and does not look for what the other misses: ${found.length} of ${naive.length} found`,
		`  at the median of those found by it: ${middle(found.map((own) => own?.executions ?? Number.NaN))} ${unit}, ${seconds(median(found.map((own) => own?.ms ?? Number.NaN)))}`,
		`  it needs ${median(ratios).toFixed(1)} times as many ${unit} under the same seed at the median of ${ratios.length} faults, or more; ten times as many or more for ${tenfold} of them`,
	];
}

/** What all bouts have taken, and how much of it to start what is wrong. */
export function renderEffort(bouts: readonly Bout[]): string {
	const sum = (of: (bout: Bout) => number) => bouts.reduce((total, bout) => total + of(bout), 0);
	const boots = sum(({ bootMs }) => bootMs);
	const all = boots + sum(({ ms }) => ms);
	return `${bouts.length} bouts in ${timeText(all)}, ${((boots * 100) / Math.max(1, all)).toFixed(1)} % of it to start gateways\n`;
}

/** What was found where nothing is wrong, so that it may be what was found elsewhere; or that nothing was. */
export function renderControl(bouts: readonly Bout[]): string {
	if (bouts.length === 0) return "";
	const mistaken = bouts.flatMap(({ suite, seed, found }) => (found === undefined ? [] : [{ suite, seed, ...found }]));
	if (mistaken.length === 0) return `The reference: nothing found in ${bouts.length} bouts\n`;
	const lines = mistaken.map(
		({ suite, seed, property, requirement }) =>
			`  by the ${suite} suite under seed ${seed}: ${property}, ${requirement}`,
	);
	return ["The reference: FOUND WRONG, so that what follows may be found by mistake", ...lines, ""].join("\n");
}

/** A row for each fault, with the medians of its bouts, as a table of Markdown. */
export function renderRows(scores: readonly Score[], unit: string): string {
	const rows = scores
		.toSorted((one, other) => (one.fault < other.fault ? -1 : 1))
		.map((score) => [`\`${score.fault}\``, ...cellsOf(score.fuzz), ...naiveCells(score), score.property ?? ""]);
	const heads = ["fault", unit, "seconds", `naive: ${unit}`, "seconds", "times as many", "found by"];
	return [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

function naiveCells({ naive, ratio }: Score): readonly string[] {
	if (naive === undefined || ratio === undefined) return ["", "", ""];
	const atLeast = Number.isFinite(naive.executions) ? "" : "≥ ";
	return [...cellsOf(naive), `${atLeast}${ratio.toFixed(1)}`];
}

function cellsOf({ executions, ms }: Score["fuzz"]): readonly string[] {
	return Number.isFinite(executions) ? [executions.toLocaleString("en"), (ms / 1000).toFixed(1)] : ["not found", ""];
}

function middle(numbers: readonly number[]): string {
	return Math.round(median(numbers)).toLocaleString("en");
}

function seconds(ms: number): string {
	return `${(ms / 1000).toFixed(1)} s`;
}

function quantile(numbers: readonly number[], part: number): number {
	const sorted = numbers.toSorted((one, other) => one - other);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
