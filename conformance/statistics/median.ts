/** The number in the middle, or what lies between the two that are; NaN of none. */
export function median(numbers: readonly number[] | Float64Array): number {
	const sorted = Float64Array.from(numbers).sort();
	const middle = sorted.length / 2;
	const lower = sorted[Math.ceil(middle) - 1] ?? Number.NaN;
	return (lower + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}
