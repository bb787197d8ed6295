import type { Outcome } from "./check.ts";
import { NotRepeatable, type Repeated } from "./lost-answer.ts";
import type { Pacer } from "./pacer.ts";

const mostRepeats = 3;

/**
 * Attempts a check again, later and more slowly, while nothing came to light because there were too many requests. What
 * did come to light is never asked again, so no second attempt can hide it.
 */
export async function untilUnlimited(
	attempt: () => Promise<Outcome>,
	pacer: Pick<Pacer, "limited">,
): Promise<Repeated> {
	let outcome = await attempt();
	let repeated: Repeated["repeated"];
	for (let times = 1; times <= mostRepeats; times += 1) {
		if (outcome.verdict !== "inconclusive" || outcome.limited === undefined) break;
		const because = outcome.reason;
		if (!(await pacer.limited(outcome.limited.retryAfterMs))) break;
		try {
			outcome = await attempt();
		} catch (error) {
			if (!(error instanceof NotRepeatable)) throw error;
			break;
		}
		repeated = { times, because: repeated?.because ?? because };
	}
	return repeated === undefined ? { outcome } : { outcome, repeated };
}

/** What two reasons to run a check again come to. */
export function bothRepeated(one: Repeated["repeated"], other: Repeated["repeated"]): Repeated["repeated"] {
	if (one === undefined || other === undefined) return one ?? other;
	return { times: one.times + other.times, because: `${one.because}; ${other.because}` };
}
