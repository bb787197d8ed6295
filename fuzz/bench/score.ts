import type { Bout } from "./bout.ts";

/** What all bouts of one fault come to. */
export interface Score {
	readonly fault: string;
	/** Whether it was found under more than half of the seeds, and the medians; infinite where it was not. */
	readonly fuzz: Median;
	/** Undefined where the other suite did not meet it. */
	readonly naive: Median | undefined;
	/** Which property found it under the first seed that it was found. */
	readonly property: string | undefined;
}

interface Median {
	readonly executions: number;
	readonly ms: number;
	readonly seeds: number;
	/** The least that it takes, where it was given up before it was found. */
	readonly atLeast: number;
}

export function scoresOf(bouts: readonly Bout[]): readonly Score[] {
	const faults = [...new Set(bouts.map(({ fault }) => fault))];
	return faults.map((fault) => {
		const own = bouts.filter((bout) => bout.fault === fault);
		const naive = own.filter(({ suite }) => suite === "naive");
		return {
			fault,
			fuzz: medianOf(own.filter(({ suite }) => suite === "fuzz")),
			naive: naive.length === 0 ? undefined : medianOf(naive),
			property: own.find(({ suite, found }) => suite === "fuzz" && found !== undefined)?.found?.property,
		};
	});
}

function medianOf(bouts: readonly Bout[]): Median {
	const ranked = (of: (bout: Bout) => number) =>
		median(bouts.map((bout) => (bout.found === undefined ? Number.POSITIVE_INFINITY : of(bout))));
	return {
		executions: ranked(({ executions }) => executions),
		ms: ranked(({ ms }) => ms),
		seeds: bouts.length,
		atLeast: median(bouts.map(({ executions }) => executions)),
	};
}

/** The lower of the two in the middle, where there are two. */
export function median(numbers: readonly number[]): number {
	const sorted = numbers.toSorted((one, other) => one - other);
	return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/**
 * How many times as many executions the naive suite takes at the median of the faults. A fault that it gave up counts by
 * what it had taken by then, so that the ratio is at least this.
 */
export function ratioOf(scores: readonly Score[]): { readonly atLeast: number; readonly faults: number } {
	const ratios = scores.flatMap(({ fuzz, naive }) => {
		if (naive === undefined || !Number.isFinite(fuzz.executions)) return [];
		return [(Number.isFinite(naive.executions) ? naive.executions : naive.atLeast) / Math.max(1, fuzz.executions)];
	});
	return { atLeast: median(ratios), faults: ratios.length };
}
