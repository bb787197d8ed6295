import type { WireFault } from "../client/wire.ts";
import type { Exchange, Outcome, Trial } from "./check.ts";

/** How often the answer to one request may be lost before that is the target's doing. A second hang only takes long to see. */
export const enoughLosses: Readonly<Partial<Record<WireFault["kind"], number>>> = {
	reset: 4,
	"closed-early": 4,
	timeout: 2,
};
/** Answers to ever other requests are lost on the way; a network that loses so many shows nothing of a target. */
export const mostAttempts = 10;

/** Whether a request went out and the connection gave no whole answer: by the target, or on the way. */
export function isLost({ outcome }: Exchange): boolean {
	return !outcome.ok && enoughLosses[outcome.fault.kind] !== undefined;
}

/** What a check came to in the end, and how often it had to be run again for it. */
export interface Repeated {
	outcome: Outcome;
	/** Why the first attempt counts for nothing; absent if it counts. */
	repeated?: { times: number; because: string };
}

/**
 * Attempts a check again, with requests that are new in everything, while all that is wrong is that an answer was lost.
 * Networks lose some, and a target that breaks off for what it is sent does so each time, for the same. What did come to
 * light is never asked again, so no second attempt can hide it. `nameOf` names a request of the last attempt, by the same
 * name in each attempt.
 */
export async function untilAnswered(
	attempt: () => Promise<Outcome>,
	nameOf: (exchange: Exchange) => string,
): Promise<Repeated> {
	let outcome = await attempt();
	const first = lostIn(outcome);
	if (first === undefined) return { outcome };
	const losses = new Map<string, number>();
	for (let times = 0; ; times += 1) {
		const lost = lostIn(outcome);
		const repeated = times === 0 ? {} : { repeated: { times, because: first.came } };
		if (lost === undefined) return { outcome, ...repeated };
		const request = nameOf(lost.exchange);
		const count = (losses.get(request) ?? 0) + 1;
		losses.set(request, count);
		if (count >= (enoughLosses[lost.kind] ?? 0)) return { outcome, ...repeated };
		if (times + 1 === mostAttempts)
			return { outcome: unsettled(outcome, `${mostAttempts} attempts lost an answer, ${lost.came}.`), ...repeated };
		try {
			outcome = await attempt();
		} catch (error) {
			if (!(error instanceof NotRepeatable)) throw error;
			const reason = `An answer was lost, ${lost.came}, and the check cannot be run again: ${error.message}.`;
			return { outcome: unsettled(outcome, reason), ...repeated };
		}
	}
}

interface Loss {
	kind: WireFault["kind"];
	came: string;
	exchange: Exchange;
}

function lostIn(outcome: Outcome): Loss | undefined {
	if (outcome.verdict !== "fail" && outcome.verdict !== "inconclusive") return undefined;
	const { lost, exchange } = outcome;
	if (lost !== true || exchange === undefined || exchange.outcome.ok) return undefined;
	const { kind, detail } = exchange.outcome.fault;
	return { kind, came: `${kind} (${detail})`, exchange };
}

function unsettled(outcome: Outcome, reason: string): Outcome {
	const exchange = "exchange" in outcome ? outcome.exchange : undefined;
	return exchange === undefined ? { verdict: "inconclusive", reason } : { verdict: "inconclusive", reason, exchange };
}

/** Sends a probe anew while its connection breaks: for plain requests, by which nothing is judged but whether one can judge. */
export function sentAgain(exchange: Trial["exchange"]): Trial["exchange"] {
	return async (probe) => {
		for (let left = enoughLosses.reset ?? 0; left > 1; left -= 1) {
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
