import type { Fault } from "../mutant.ts";
import { anythingUnusualIsAFailure } from "./anything-unusual-is-a-failure.ts";
import { everythingLetIn } from "./everything-let-in.ts";
import { refusalsAllAlike } from "./refusals-all-alike.ts";
import { refusalsAreFailures } from "./refusals-are-failures.ts";

/**
 * Gateways that are wrong as a whole. They say nothing of which requirement they break; what they show is that a check
 * which no mutant fails can fail at all.
 */
export const coarseFaults: readonly Fault[] = [
	everythingLetIn,
	refusalsAreFailures,
	refusalsAllAlike,
	anythingUnusualIsAFailure,
];
