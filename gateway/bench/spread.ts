/** What the rounds come to: the one in the middle, and how far they lie apart. */
export interface Spread {
	readonly median: number;
	readonly lowest: number;
	readonly highest: number;
}

/** Throws a RangeError for no values, of which there is no middle. */
export function spreadOf(values: readonly number[]): Spread {
	const sorted = values.toSorted((one, other) => one - other);
	const [lowest, highest] = [sorted[0], sorted.at(-1)];
	const [lower, upper] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
	if (lowest === undefined || highest === undefined || lower === undefined || upper === undefined) {
		throw new RangeError("there is no median of nothing");
	}
	return { median: (lower + upper) / 2, lowest, highest };
}

/**
 * The ratio of each round by itself, so that what slows a whole round down is in both and falls out. Throws a RangeError
 * where not every round has both.
 */
export function ratiosOf(values: readonly number[], baseline: readonly number[]): readonly number[] {
	if (values.length !== baseline.length) {
		throw new RangeError("ratios are of rounds that both have");
	}
	return values.map((value, round) => value / (baseline[round] ?? Number.NaN));
}
