import type { Measured } from "../report/measurement.ts";
import type { Check, Trial } from "./check.ts";

/** One thing that was found. */
export type Finding = Omit<Measured, "outcome" | "requirement">;

/** Something about a target that is measured and not judged. It runs alone, after all checks. */
export interface Measure extends Pick<Check, "requirement" | "title" | "needs" | "allow"> {
	/** As it is asked for on the command line. */
	id: string;
	/** What it costs the target and whoever waits, for example "at most 25 requests". */
	cost: string;
	/** Each finding has an id of its own, that of the measure with a slug. Throws `Hindered` where there is none. */
	run(trial: Trial): Promise<readonly Finding[]>;
}

/** Thrown where a target does nothing that could be measured. */
export class Hindered extends Error {
	override readonly name = "Hindered";
}
