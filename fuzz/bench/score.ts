import type { Bout } from "./bout.ts";

/** What all bouts of one fault come to. */
export interface Score {
	readonly fault: string;
	/** Whether it was found under more than half of the seeds, and the medians; infinite where it was not. */
	readonly fuzz: Median;
	/** Undefined where the other suite did not meet it. */
	readonly naive: Median | undefined;
	/**
	 * How many times as many executions the naive suite takes under the same seed, at the median of those under which both
	 * met it; at least, since where it gave up it counts by what it had taken by then.
	 */
	readonly ratio: number | undefined;
	/** Why nothing could be said under one of the seeds, where that is so. */
	readonly unsettled: string | undefined;
	/** Which property found it under the first seed that it was found. */
	readonly property: string | undefined;
}

interface Median {
	readonly executions: number;
	readonly ms: number;
	readonly seeds: number;
}

export function scoresOf(bouts: readonly Bout[]): readonly Score[] {
	const faults = [...new Set(bouts.map(({ fault }) => fault))];
	return faults.map((fault) => {
		const own = bouts.filter((bout) => bout.fault === fault);
		const fuzz = own.filter(({ suite }) => suite === "fuzz");
		const naive = own.filter(({ suite }) => suite === "naive");
		return {
			fault,
			fuzz: medianOf(fuzz),
			naive: naive.length === 0 ? undefined : medianOf(naive),
			ratio: ratioOf(fuzz, naive),
			unsettled: fuzz.find(({ unsettled }) => unsettled !== undefined)?.unsettled,
			property: fuzz.find(({ found }) => found !== undefined)?.found?.property,
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
	};
}

function ratioOf(fuzz: readonly Bout[], naive: readonly Bout[]): number | undefined {
	const ratios = naive.flatMap(({ seed, executions }) => {
		const own = fuzz.find((bout) => bout.seed === seed && bout.found !== undefined);
		return own === undefined ? [] : [executions / Math.max(1, own.executions)];
	});
	return ratios.length === 0 ? undefined : median(ratios);
}

/** The lower of the two in the middle, where there are two. */
export function median(numbers: readonly number[]): number {
	const sorted = numbers.toSorted((one, other) => one - other);
	return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}
