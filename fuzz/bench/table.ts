import { median, ratioOf, type Score } from "./score.ts";

/** The figures of one kind of fault, and what was not found, for people. */
export function renderScores(title: string, scores: readonly Score[], unit: string): string {
	const found = scores.filter(({ fuzz }) => Number.isFinite(fuzz.executions));
	const share = ((found.length * 100) / Math.max(1, scores.length)).toFixed(1);
	const seeds = Math.min(...scores.map(({ fuzz }) => fuzz.seeds));
	const naive = scores.filter((score) => score.naive !== undefined);
	const naivelyFound = naive.filter((score) => Number.isFinite(score.naive?.executions));
	const ratio = ratioOf(scores);
	const byProperty = Map.groupBy(found, ({ property }) => property ?? "");
	const missed = scores.filter(({ fuzz }) => !Number.isFinite(fuzz.executions)).map(({ fault }) => fault);
	return [
		`${title}: ${found.length} of ${scores.length} found (${share} %), medians of ${seeds} seeds or more`,
		`  at the median of those found: ${middle(found.map(({ fuzz }) => fuzz.executions))} ${unit}, ${seconds(median(found.map(({ fuzz }) => fuzz.ms)))}`,
		...[0.9, 0.99].map(
			(part) =>
				`  at the ${part * 100}th percentile: ${seconds(
					quantile(
						found.map(({ fuzz }) => fuzz.ms),
						part,
					),
				)}`,
		),
		...(naive.length === 0
			? []
			: [
					`  the naive baseline: ${naivelyFound.length} of ${naive.length} found; ${ratio.atLeast.toFixed(1)} times as many ${unit} at the median of ${ratio.faults} faults, or more`,
				]),
		...[...byProperty]
			.toSorted(([, one], [, other]) => other.length - one.length)
			.map(([property, own]) => `  by ${property}: ${own.length}`),
		...(missed.length === 0 ? [] : [`  not found: ${missed.join(", ")}`]),
		"",
	].join("\n");
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
