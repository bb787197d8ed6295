import type { Exchange, Outcome } from "./check.ts";
import { isLost } from "./lost-answer.ts";

/** The requirement holds. */
export const pass: Outcome = { verdict: "pass" };

/** The requirement is broken. Where the exchange that shows it has no answer, nothing else may be known to be wrong. */
export function fail(expected: string, actual: string, exchange?: Exchange): Outcome {
	if (exchange === undefined) return { verdict: "fail", expected, actual };
	return { verdict: "fail", expected, actual, exchange, ...(isLost(exchange) ? { lost: true } : {}) };
}

/** The requirement is broken, whatever became of the answer. */
export function failForCertain(expected: string, actual: string, exchange: Exchange): Outcome {
	return { verdict: "fail", expected, actual, exchange };
}

/** Nothing can be said about the requirement. */
export function inconclusive(reason: string, exchange?: Exchange): Outcome {
	if (exchange === undefined) return { verdict: "inconclusive", reason };
	return { verdict: "inconclusive", reason, exchange, ...(isLost(exchange) ? { lost: true } : {}) };
}
