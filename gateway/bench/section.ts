import type { Pressure } from "./wrk.ts";

/** One thing that was measured, round after round. */
export interface Row {
	readonly name: string;
	/** One value a round, in the unit of the section. */
	readonly values: readonly number[];
	/** The names of the rows that ratios are to; absent where there are none. */
	readonly to?: readonly string[];
}

/** One table: what belongs together, measured side by side. */
export interface SectionResult {
	readonly id: string;
	readonly title: string;
	readonly unit: string;
	/** What one has to know to read the figures. */
	readonly notes: readonly string[];
	/** True for what was counted once, of which a picture says no more than the table. */
	readonly counted?: true;
	readonly rows: readonly Row[];
}

/** What a section is measured with. */
export interface BenchOptions extends Pressure {
	readonly rounds: number;
	/** A folder on a disk, where Durable Objects are stored. */
	readonly storage: string;
	/** A folder for prepared requests. */
	readonly scratch: string;
	/** Says how far the run is. */
	readonly tell: (line: string) => void;
}

export interface Section {
	readonly id: string;
	/** Rejects where it cannot be measured here, with an error that says why. */
	readonly requires?: () => Promise<unknown>;
	/** Measures all that it has tables for. */
	readonly measure: (options: BenchOptions) => Promise<readonly SectionResult[]>;
}
