import { Pacer } from "../conformance/engine/pacer.ts";
import { realTime, type Timekeeper } from "../conformance/engine/schedule.ts";
import type { Unsettled } from "./laws/verdict.ts";

export interface PatienceOptions {
	/** Resolves when so many more requests may be sent, as the operator has it. */
	readonly usual: (count: number) => Promise<void>;
	/** Gets sentences for whoever runs it. */
	readonly tell: (text: string) => void;
	readonly time?: Timekeeper;
}

/** Pauses, in milliseconds, after which whoever does not answer is asked again; then there is no point in it. */
const pausesMs = [250, 500, 1000, 2000, 4000] as const;

/** What becomes of a run whose target limits it, or answers no more: it slows down, asks again, and gives up. */
export class Patience {
	readonly #pacer: Pacer;
	readonly #options: PatienceOptions;
	readonly #time: Timekeeper;
	#failed = 0;
	#told = "";

	constructor(options: PatienceOptions) {
		this.#options = options;
		this.#time = options.time ?? realTime;
		this.#pacer = new Pacer(options.usual, this.#time);
	}

	/** Resolves when so many more requests may be sent. */
	admit(count: number): Promise<void> {
		return this.#pacer.admit(count);
	}

	/** Something could be said again. */
	settled(): void {
		this.#failed = 0;
	}

	/** Waits because nothing could be said; false where there is no point in asking again. */
	async slowDown({ message, limited }: Unsettled): Promise<boolean> {
		if (limited !== undefined) {
			this.#tellOnce(`${message}; going on more slowly`);
			return this.#pacer.limited(limited.retryAfterMs);
		}
		const pause = pausesMs[this.#failed];
		if (pause === undefined) return false;
		this.#failed += 1;
		this.#tellOnce(`${message}; asking again for a while`);
		await this.#time.wait(pause);
		return true;
	}

	#tellOnce(text: string): void {
		if (text === this.#told) return;
		this.#told = text;
		this.#options.tell(text);
	}
}
