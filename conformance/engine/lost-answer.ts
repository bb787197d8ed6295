import type { WireFault } from "../client/wire.ts";
import type { Exchange, Outcome, Trial } from "./check.ts";

/** How often a check is run again whose answer was lost in this way: a second hang would only take long to see. */
const repeats: Readonly<Partial<Record<WireFault["kind"], number>>> = { reset: 2, "closed-early": 2, timeout: 1 };

/** Whether a request went out and the connection gave no whole answer: by the target, or on the way. */
export function isLost({ outcome }: Exchange): boolean {
	return !outcome.ok && repeats[outcome.fault.kind] !== undefined;
}

/** What a check came to in the end, and how often it had to be run again for it. */
export interface Repeated {
	outcome: Outcome;
	/** Why the first attempt counts for nothing; absent if it counts. */
	repeated?: { times: number; because: string };
}

/**
 * Attempts a check again, with requests that are new in everything, while all that is wrong is that an answer was lost.
 * Networks lose some, and a target that breaks off for what it is sent does so each time. What did come to light is
 * never asked again, so no second attempt can hide it.
 */
export async function untilAnswered(attempt: () => Promise<Outcome>): Promise<Repeated> {
	const first = await attempt();
	const fault = lostIn(first);
	if (fault === undefined) return { outcome: first };
	let outcome = first;
	let times = 0;
	while (lostIn(outcome) !== undefined && times < (repeats[fault.kind] ?? 0)) {
		times += 1;
		try {
			outcome = await attempt();
		} catch (error) {
			if (!(error instanceof NotRepeatable)) throw error;
			return { outcome: unrepeated(outcome, fault, error) };
		}
	}
	return { outcome, repeated: { times, because: `${fault.kind} (${fault.detail})` } };
}

function lostIn(outcome: Outcome): WireFault | undefined {
	if (outcome.verdict !== "fail" && outcome.verdict !== "inconclusive") return undefined;
	if (outcome.lost !== true || outcome.exchange === undefined || outcome.exchange.outcome.ok) return undefined;
	return outcome.exchange.outcome.fault;
}

/** Sends a probe anew while its connection breaks: for plain requests, by which nothing is judged but whether one can judge. */
export function sentAgain(exchange: Trial["exchange"]): Trial["exchange"] {
	return async (probe) => {
		for (let left = repeats.reset ?? 0; left > 0; left -= 1) {
			const done = await exchange(probe);
			if (done.outcome.ok || !["reset", "closed-early"].includes(done.outcome.fault.kind)) return done;
		}
		return exchange(probe);
	};
}

/** Thrown where a check asks a second time for what there is one of. */
export class NotRepeatable extends Error {
	override readonly name = "NotRepeatable";
}

function unrepeated(outcome: Outcome, { kind, detail }: WireFault, { message }: NotRepeatable): Outcome {
	const reason = `An answer was lost, ${kind} (${detail}), and the check cannot be run again: ${message}.`;
	const exchange = "exchange" in outcome ? outcome.exchange : undefined;
	return exchange === undefined ? { verdict: "inconclusive", reason } : { verdict: "inconclusive", reason, exchange };
}
