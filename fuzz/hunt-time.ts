import { setImmediate as nextTurn } from "node:timers/promises";
import type { Timekeeper } from "../conformance/engine/schedule.ts";
import { graceMs } from "./grace.ts";

/** Resolved in place of what was waited for when nobody waits for it any more. */
export const gone = Symbol("gone");

/**
 * The event loop gets its turn this often: for progress and signals, and for those that are tried beside it and wait for
 * sockets, where each message takes such a turn.
 */
const turnMs = 0.5;

/** A timer of Node for longer fires at once. */
const longestTimerMs = 2 ** 31 - 1;

interface HuntTimeOptions {
	readonly time: Timekeeper;
	/** When the run is over; little is done beyond it (see grace.ts). */
	readonly endsAt?: number | undefined;
	readonly signal?: AbortSignal | undefined;
}

/** The time of a hunt: what there is left of it, and who else needs some. Moments are in the milliseconds of its clock. */
export class HuntTime {
	readonly #time: Timekeeper;
	readonly #signal: AbortSignal | undefined;
	/** When all must be over. */
	readonly lastMoment: number;
	#turnAt: number;
	#stop: () => void = () => {};
	/** When that is called although nothing interrupts. */
	#stopsAt = Number.NEGATIVE_INFINITY;

	constructor({ time, endsAt = Number.POSITIVE_INFINITY, signal }: HuntTimeOptions) {
		this.#time = time;
		this.#signal = signal;
		this.lastMoment = endsAt + graceMs;
		this.#turnAt = time.now();
		signal?.addEventListener("abort", () => this.#stop(), { once: true });
	}

	get interrupted(): boolean {
		return this.#signal?.aborted === true;
	}

	get isOver(): boolean {
		return this.interrupted || this.now() > this.lastMoment;
	}

	now(): number {
		return this.#time.now();
	}

	/** Lets others have their turn, if they have waited for it. */
	async giveWay(): Promise<void> {
		if (this.now() - this.#turnAt > turnMs) {
			await nextTurn();
			this.#turnAt = this.now();
		}
	}

	/** What the work comes to; `gone` as soon as the run is interrupted, or is over and its time to end as well. */
	whileWaited<T>(work: Promise<T>): Promise<T | typeof gone> {
		return new Promise<T | typeof gone>((resolve, reject) => {
			// One listener and one timer for all of a hunt: promises that outlive an input would hold on to each of millions.
			this.#stop = () => resolve(gone);
			this.#keepTime();
			work.then(resolve, reject);
		});
	}

	#keepTime(): void {
		const now = this.now();
		if (this.#stopsAt > now) return;
		this.#stopsAt = Math.max(this.lastMoment, now + graceMs);
		// A timer may be early by a fraction; who waits next has one of their own.
		const atLast = () => {
			this.#stopsAt = Number.NEGATIVE_INFINITY;
			this.#stop();
		};
		const delay = this.#stopsAt - now;
		if (delay <= longestTimerMs) setTimeout(atLast, delay).unref();
	}
}
