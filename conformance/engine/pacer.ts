import { rateLimit, realTime, type Timekeeper } from "./schedule.ts";

/** Requests per second after the first time that there were too many; half of it after each further time. */
const firstPace = 8;
const slowestPace = 0.5;
/** In milliseconds: where nobody says how long to wait, doubled each time. */
const firstPauseMs = 1000;
/** Whoever asks for more is not asked again; nor is whoever has been waited for so long in all. */
const longestPauseMs = 60_000;
const patienceMs = 180_000;

/**
 * Keeps a run from asking faster than the target bears. It knows nothing of the target until it is told that there
 * were too many requests; from then on all checks wait together, and go on more slowly.
 */
export class Pacer {
	readonly #usual: (count: number) => Promise<void>;
	readonly #time: Timekeeper;
	#slow: ((count: number) => Promise<void>) | undefined;
	#pace = firstPace;
	#pauseMs = firstPauseMs;
	#resumeAt = 0;
	#waitedMs = 0;
	#gaveUp = false;

	/** `usual` resolves when so many more requests may be sent, as the operator has it. */
	constructor(usual: (count: number) => Promise<void>, time: Timekeeper = realTime) {
		this.#usual = usual;
		this.#time = time;
	}

	/** Whether there is no point in asking again: the limit outlasts all waiting. */
	get gaveUp(): boolean {
		return this.#gaveUp;
	}

	/** Resolves when so many more requests may be sent. */
	async admit(count: number): Promise<void> {
		await this.#usual(count);
		await this.#rest();
		await this.#slow?.(count);
	}

	/**
	 * Slows down, because there were too many requests; `retryAfterMs` is what the target asks for. Resolves when it may
	 * be asked again, with false where it is not to be asked any more.
	 */
	async limited(retryAfterMs?: number): Promise<boolean> {
		if (this.#gaveUp) return false;
		// Whoever was under way at the time was refused for the same reason, and slows nothing down once more.
		if (this.#time.now() < this.#resumeAt) {
			await this.#rest();
			return !this.#gaveUp;
		}
		const pause = retryAfterMs ?? this.#pauseMs;
		if (pause > longestPauseMs || this.#waitedMs + pause > patienceMs) {
			this.#gaveUp = true;
			return false;
		}
		this.#waitedMs += pause;
		this.#pauseMs = Math.min(2 * this.#pauseMs, longestPauseMs);
		this.#slow = rateLimit(this.#pace, this.#time);
		this.#pace = Math.max(this.#pace / 2, slowestPace);
		this.#resumeAt = this.#time.now() + pause;
		await this.#rest();
		return true;
	}

	async #rest(): Promise<void> {
		for (;;) {
			const left = this.#resumeAt - this.#time.now();
			if (left <= 0) return;
			await this.#time.wait(left);
		}
	}
}
