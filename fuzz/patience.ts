import { Pacer } from "../conformance/engine/pacer.ts";
import { realTime, type Timekeeper } from "../conformance/engine/schedule.ts";
import { Unsettled } from "./laws/verdict.ts";

export interface PatienceOptions {
	/** Resolves when so many more requests may be sent, as the operator has it. */
	readonly usual: (count: number) => Promise<void>;
	/** Gets sentences for whoever runs it. */
	readonly tell: (text: string) => void;
	/** Told for how long it waits now, and why; undefined when it does no longer. */
	readonly waiting?: ((text: string | undefined) => void) | undefined;
	/** By the time that it is given; nothing is waited for beyond it. */
	readonly endsAt?: number | undefined;
	readonly time?: Timekeeper;
}

/** Pauses, in milliseconds, after which whoever does not answer is asked again; then there is no point in it. */
const pausesMs = [250, 500, 1000, 2000, 4000] as const;

/** Waits of less than about a second are not told. */
const toldFromMs = 900;

/** What becomes of a run whose target limits it, or answers no more: it slows down, asks again, and gives up. */
export class Patience {
	/** Time in which nobody can wait for longer than there is: a wait that would end too late throws `Unsettled` at once. */
	readonly time: Timekeeper;
	readonly #pacer: Pacer;
	readonly #options: PatienceOptions;
	/** Why there is a pause now. */
	#because: string | undefined;
	#failed = 0;
	#told = "";
	#isOver = false;

	constructor(options: PatienceOptions) {
		this.#options = options;
		const { usual, endsAt = Number.POSITIVE_INFINITY, time = realTime } = options;
		this.time = {
			now: () => time.now(),
			wait: async (ms) => {
				if (time.now() + ms > endsAt) throw this.#outOfTime();
				await this.#saying(ms, () => time.wait(ms));
			},
		};
		this.#pacer = new Pacer(usual, this.time);
	}

	/** Resolves when so many more requests may be sent. Throws `Unsettled` where there is no time for it. */
	admit(count: number): Promise<void> {
		return this.#pacer.admit(count);
	}

	/** Something could be said again. */
	settled(): void {
		this.#failed = 0;
	}

	/** Waits because nothing could be said; false where there is no point in asking again. */
	async slowDown({ message, limited }: Unsettled): Promise<boolean> {
		if (this.#isOver) return false;
		try {
			return await (limited === undefined ? this.#askLater(message) : this.#goSlower(message, limited));
		} catch (error) {
			if (!(error instanceof Unsettled)) throw error;
			this.#tellOnce(error.message);
			return false;
		} finally {
			this.#because = undefined;
		}
	}

	#goSlower(message: string, { retryAfterMs }: NonNullable<Unsettled["limited"]>): Promise<boolean> {
		this.#tellOnce(`${message}; going on more slowly`);
		this.#because =
			retryAfterMs === undefined ? ", because the target limits the rate of requests" : ", asked by the target";
		return this.#pacer.limited(retryAfterMs);
	}

	async #askLater(message: string): Promise<boolean> {
		const pause = pausesMs[this.#failed];
		if (pause === undefined) return false;
		this.#failed += 1;
		this.#tellOnce(`${message}; asking again for a while`);
		this.#because = " for the target to answer again";
		await this.time.wait(pause);
		return true;
	}

	#outOfTime(): Unsettled {
		this.#isOver = true;
		return new Unsettled("the target is not asked any more: there is no time left to wait for it");
	}

	/** Says that it waits, and why, unless it only keeps the pace. */
	async #saying(ms: number, wait: () => Promise<void>): Promise<void> {
		const because = this.#because;
		if (because === undefined || ms < toldFromMs) return wait();
		const { waiting } = this.#options;
		waiting?.(`waiting ${Math.round(ms / 1000)} s${because}`);
		await wait();
		waiting?.(undefined);
	}

	#tellOnce(text: string): void {
		if (text === this.#told) return;
		this.#told = text;
		this.#options.tell(text);
	}
}
