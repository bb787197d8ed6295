import { median } from "./median.ts";

/** By how much one of two things is larger than the other, from differences of pairs. */
export interface Shift {
	/** The median of the means of all pairs of differences (Hodges and Lehmann, 1963). */
	estimate: number;
	low: number;
	high: number;
	/** The probability with which the interval covers the true shift; at least what was asked for, where so many can give it. */
	confidence: number;
	/** A true shift smaller than this would leave zero inside the interval more often than one time in five. */
	smallestVisible: number;
}

/** Normal quantiles: two-sided 95 %, and a power of 80 %. */
const [atConfidence, atPower] = [1.959964, 0.841621];

/**
 * The shift behind these differences, with the interval that belongs to Wilcoxon's signed-rank test. It is exact and
 * takes no particular distribution, only that the differences scatter alike to both sides; an outlier does not move it.
 * Throws a RangeError for fewer than six differences, which can show nothing at 95 %.
 */
export function pairedShift(differences: readonly number[], confidence = 0.95): Shift {
	if (differences.length < 6) throw new RangeError("it takes six differences at least");
	const means = walshMeans(differences);
	const { rank, coverage } = signedRank(differences.length, confidence);
	const [low = Number.NaN, high = Number.NaN] = [means[rank], means[means.length - 1 - rank]];
	const smallestVisible = ((high - low) / 2) * ((atConfidence + atPower) / atConfidence);
	return { estimate: median(means), low, high, confidence: coverage, smallestVisible };
}

function walshMeans(values: readonly number[]): Float64Array {
	const means = new Float64Array((values.length * (values.length + 1)) / 2);
	let at = 0;
	for (const [index, value] of values.entries()) {
		for (const other of values.slice(index)) {
			means[at] = (value + other) / 2;
			at += 1;
		}
	}
	return means.sort();
}

/** How many of the sorted means lie outside on either side, and how probable it is that the rest covers the shift. */
function signedRank(count: number, confidence: number): { rank: number; coverage: number } {
	const tail = (1 - confidence) / 2;
	let rank = 0;
	let below = 0;
	for (const probability of rankSums(count)) {
		if (below + probability > tail) break;
		below += probability;
		rank += 1;
	}
	// The outermost means themselves, where even they cannot give what was asked for.
	return rank === 0 ? { rank: 0, coverage: 1 - 2 * 0.5 ** count } : { rank: rank - 1, coverage: 1 - 2 * below };
}

/** The distribution of the sum of those of the ranks 1 to `count` that have a positive sign, each with probability ½. */
function rankSums(count: number): Float64Array {
	const sums = new Float64Array((count * (count + 1)) / 2 + 1);
	sums[0] = 1;
	for (let rank = 1; rank <= count; rank += 1) {
		for (let sum = sums.length - 1; sum >= 0; sum -= 1) {
			sums[sum] = ((sums[sum] ?? 0) + (sum >= rank ? (sums[sum - rank] ?? 0) : 0)) / 2;
		}
	}
	return sums;
}
