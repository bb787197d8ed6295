import type { SectionResult } from "./section.ts";
import { ratiosOf, type Spread, spreadOf } from "./spread.ts";

/** What the rounds of a row come to. */
export interface RowSummary extends Spread {
	readonly name: string;
	/** One value a round. */
	readonly values: readonly number[];
	/** How many times as much as another row, round by round; absent where it is compared with none. */
	readonly ratio?: Spread & { readonly to: string };
}

export interface SectionSummary extends Omit<SectionResult, "rows"> {
	readonly rows: readonly RowSummary[];
}

/** Throws a RangeError where a row is compared with one that is not there. */
export function summaryOf(section: SectionResult): SectionSummary {
	return {
		...section,
		rows: section.rows.map(({ name, values, to }) => {
			const summary = { name, values, ...spreadOf(values) };
			if (to === undefined) return summary;
			const baseline = section.rows.find((row) => row.name === to);
			if (baseline === undefined) {
				throw new RangeError(`there is no row called ${to} in ${section.id}`);
			}
			return { ...summary, ratio: { to, ...spreadOf(ratiosOf(values, baseline.values)) } };
		}),
	};
}
