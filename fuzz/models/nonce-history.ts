/** What must become of a nonce: it is new, it was admitted while its time has not passed, or nothing is said. */
export type NonceExpectation = "admitted" | "replayed" | "open";

/**
 * The memory of an ideal gateway: which nonces it admitted for which key, and until when each could be accepted again.
 * A fresh nonce is admitted, an admitted one is not (HMAC-NONCE-01), whatever happened in between (HMAC-NONCE-09).
 */
export class NonceHistory {
	readonly #spent = new Map<string, number>();
	#latest = Number.NEGATIVE_INFINITY;

	/** It was this time, in Unix seconds: whatever forgets may have forgotten by it, although the clock is set back later. */
	passes(now: number): void {
		this.#latest = Math.max(this.#latest, now);
	}

	/** `until` is the last second in which the timestamp can be accepted; all times are Unix seconds. */
	expects(key: string, nonce: string, until: number, now: number): NonceExpectation {
		this.passes(now);
		const spentUntil = this.#spent.get(id(key, nonce));
		if (spentUntil !== undefined) {
			// What can no longer be accepted may be forgotten, and its nonce then be taken with a new timestamp.
			return now <= spentUntil ? "replayed" : "open";
		}
		// Where the clock was set back, what lapses before the latest time seen may have been forgotten already.
		return until >= this.#latest ? "admitted" : "open";
	}

	admitted(key: string, nonce: string, until: number): void {
		const known = this.#spent.get(id(key, nonce)) ?? until;
		this.#spent.set(id(key, nonce), Math.max(known, until));
	}

	/** Whether another key has spent the nonce, or this one another spelling of it. */
	hasLike(key: string, nonce: string): "other key" | "other spelling" | undefined {
		const others = [...this.#spent.keys()].map((text) => JSON.parse(text) as [string, string]);
		if (others.some(([otherKey, other]) => other === nonce && otherKey !== key)) {
			return "other key";
		}
		return others.some(([own, other]) => own === key && other !== nonce && other.slice(0, 8) === nonce.slice(0, 8))
			? "other spelling"
			: undefined;
	}
}

function id(key: string, nonce: string): string {
	return JSON.stringify([key, nonce]);
}
