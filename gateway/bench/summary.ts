import type { SectionResult } from "./section.ts";
import { ratiosOf, type Spread, spreadOf } from "./spread.ts";

/** How many times as much as another row. */
export interface Ratio extends Spread {
	readonly to: string;
}

/** What the rounds of a row come to. */
export interface RowSummary extends Spread {
	readonly name: string;
	/** One value a round. */
	readonly values: readonly number[];
	/** How many times as much as other rows, round by round. */
	readonly ratios: readonly Ratio[];
}

export interface SectionSummary extends Omit<SectionResult, "rows"> {
	readonly rows: readonly RowSummary[];
}

/** Throws a RangeError where a row is compared with one that is not there. */
export function summaryOf(section: SectionResult): SectionSummary {
	return {
		...section,
		rows: section.rows.map(({ name, values, to = [] }) => ({
			...{ name, values, ...spreadOf(values) },
			ratios: to.map((base) => ({ to: base, ...spreadOf(ratiosOf(values, valuesOf(base, section))) })),
		})),
	};
}

function valuesOf(name: string, { id, rows }: SectionResult): readonly number[] {
	const row = rows.find((candidate) => candidate.name === name);
	if (row === undefined) {
		throw new RangeError(`there is no row called ${name} in ${id}`);
	}
	return row.values;
}
