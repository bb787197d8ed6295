/** What must become of a nonce: it is new, it was admitted while its time has not passed, or nothing is said. */
export type NonceExpectation = "admitted" | "replayed" | "open";

/** Unix time in milliseconds, by the clock of a gateway at each of two places, and by that of what remembers the nonces. */
export interface Clocks {
	readonly here: number;
	readonly there: number;
	readonly object: number;
}

/** How long a nonce is kept after its timestamp has lapsed by the clock of what remembers it: so far clocks may differ. */
const marginSeconds = 60;

/**
 * The memory of an ideal gateway: which nonces it admitted for which key, and until when each could be accepted again.
 * A fresh nonce is admitted, an admitted one is not (HMAC-NONCE-01), whatever happened in between (HMAC-NONCE-09).
 *
 * What can no longer be accepted by any clock may be forgotten, and its nonce then be taken with another timestamp
 * (HMAC-NONCE-08); never again with the one that it was admitted with, although every clock is set back.
 */
export class NonceHistory {
	/** Until when each could be accepted, for every admission of it. */
	readonly #spent = new Map<string, readonly number[]>();
	/** The same of those that were sent, and what became of them was never told. */
	readonly #untold = new Map<string, readonly number[]>();
	#forgettable = Number.NEGATIVE_INFINITY;

	/** The clocks stood so: whatever lapses by then may have been forgotten, although they are set back later. */
	passes({ here, there, object }: Clocks): void {
		const lapsed = wholeSeconds(Math.min(here, there)) - 1;
		const keptLongEnough = wholeSeconds(object) - marginSeconds - 1;
		this.#forgettable = Math.max(this.#forgettable, lapsed, keptLongEnough);
	}

	/** `until` is the last second, in Unix time, in which the timestamp can be accepted. */
	expects(key: string, nonce: string, until: number): NonceExpectation {
		const spent = this.#spent.get(id(key, nonce)) ?? [];
		if (spent.some((one) => one === until || one > this.#forgettable)) {
			return "replayed";
		}
		const untouched = spent.length === 0 && !this.#untold.has(id(key, nonce));
		return untouched && until > this.#forgettable ? "admitted" : "open";
	}

	admitted(key: string, nonce: string, until: number): void {
		add(this.#spent, id(key, nonce), [until]);
	}

	/** It was sent, and nobody was told whether it was admitted. */
	untold(key: string, nonce: string, until: number): void {
		add(this.#untold, id(key, nonce), [until]);
	}

	/**
	 * It was refused for a replay: where no admission is known, one that nobody was told of has been the first, whichever
	 * of them that was.
	 */
	replayed(key: string, nonce: string, until: number): void {
		const untold = this.#untold.get(id(key, nonce)) ?? [];
		if (untold.length > 0 && until > this.#forgettable && !this.#spent.has(id(key, nonce))) {
			add(this.#spent, id(key, nonce), [Math.min(...untold)]);
		}
	}

	/** Whether another key has spent the nonce, or this one another spelling of it. */
	hasLike(key: string, nonce: string): "other key" | "other spelling" | undefined {
		const others = [...this.#spent.keys()].map((text) => JSON.parse(text) as [string, string]);
		if (others.some(([otherKey, other]) => other === nonce && otherKey !== key)) {
			return "other key";
		}
		return others.some(([own, other]) => own === key && other !== nonce && beginning(other) === beginning(nonce))
			? "other spelling"
			: undefined;
	}
}

function wholeSeconds(ms: number): number {
	return Math.floor(ms / 1000);
}

function add(map: Map<string, readonly number[]>, key: string, more: readonly number[]): void {
	map.set(key, [...(map.get(key) ?? []), ...more]);
}

/** What is the same in every spelling of a nonce. */
function beginning(nonce: string): string {
	return nonce.replaceAll(/[-_]/g, "").toLowerCase().slice(0, 8);
}

function id(key: string, nonce: string): string {
	return JSON.stringify([key, nonce]);
}
