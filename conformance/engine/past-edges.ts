import type { Exchange, Trial } from "./check.ts";
import { edgeAnswer, retryAfter } from "./edge-products/index.ts";
import type { Pacer } from "./pacer.ts";

/** Whoever blocks by chance lets one of so many through; whoever blocks them all blocks everything. */
const attempts = 5;

/**
 * Sends a probe anew while a product in front of the gateway answers it, or the rate is limited: for plain requests, by which nothing is judged
 * but whether one can judge.
 */
export function pastEdges(exchange: Trial["exchange"], pacer: Pick<Pacer, "limited">): Trial["exchange"] {
	return async (probe) => {
		let done = await exchange(probe);
		for (let left = attempts - 1; left > 0 && (await mayBeAskedAgain(done, pacer)); left -= 1) {
			done = await exchange(probe);
		}
		return done;
	};
}

async function mayBeAskedAgain({ outcome }: Exchange, pacer: Pick<Pacer, "limited">): Promise<boolean> {
	if (!outcome.ok) return false;
	const edge = edgeAnswer(outcome.answer, { marker: undefined });
	// Whoever limits says so in the words of no product, too.
	if (edge === undefined) return outcome.answer.status === 429 && pacer.limited(retryAfter(outcome.answer));
	return edge.kind === "rate-limit" ? pacer.limited(edge.retryAfterMs) : true;
}
