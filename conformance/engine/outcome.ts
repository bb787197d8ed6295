import type { Exchange, Outcome } from "./check.ts";

/** The requirement holds. */
export const pass: Outcome = { verdict: "pass" };

/** The requirement is broken. */
export function fail(expected: string, actual: string, exchange?: Exchange): Outcome {
	return exchange === undefined
		? { verdict: "fail", expected, actual }
		: { verdict: "fail", expected, actual, exchange };
}

/** Nothing can be said about the requirement. */
export function inconclusive(reason: string, exchange?: Exchange): Outcome {
	return exchange === undefined ? { verdict: "inconclusive", reason } : { verdict: "inconclusive", reason, exchange };
}
