import type { Severity } from "../engine/check.ts";

/** One target that is signed, and another one that is sent under its signature. */
export interface TargetTampering {
	slug: string;
	/** For the title: what the change is. */
	what: string;
	/** What the signed target goes on with behind the mark, well-formed or not. */
	signed: string;
	/** What the target goes on with that is sent in its stead; well-formed. */
	sent: string;
	severity: Severity;
	threats: readonly string[];
	references?: readonly string[];
	/** Only where the target is signed verbatim, not sorted. */
	verbatim?: true;
}
