import type { Probe } from "../client/probe.ts";
import type { Exchange } from "./check.ts";
import { type Behind, type EdgeAnswer, edgeAnswer } from "./edge-products/index.ts";

interface AnsweredInFront {
	answer: EdgeAnswer;
	exchange: Exchange;
}

/** What one attempt at a check lived through, beside what the check makes of it. */
export class Attempt {
	readonly #behind: Behind | undefined;
	readonly #signal: AbortSignal | undefined;
	#inFront: AnsweredInFront | undefined;
	#cut = false;
	#waitedMs = 0;
	/** One for each exchange, in the order in which they ended. */
	readonly #probes: Probe[] = [];
	readonly #places = new WeakMap<Exchange, number>();

	/** `behind` is undefined where nothing stands in front of the gateway. */
	constructor(behind: Behind | undefined, signal?: AbortSignal) {
		this.#behind = behind;
		this.#signal = signal;
	}

	/** The first exchange in which a product in front of the gateway answered for reasons of its own. */
	get inFront(): AnsweredInFront | undefined {
		return this.#inFront;
	}

	/** Whether a connection broke after an interruption, which the target may have heard, too. */
	get cut(): boolean {
		return this.#cut;
	}

	saw(exchange: Exchange): void {
		const { outcome } = exchange;
		this.#places.set(exchange, this.#probes.push(exchange.probe) - 1);
		if (!outcome.ok) {
			if (this.#signal?.aborted === true) this.#cut = true;
			return;
		}
		if (this.#behind === undefined || this.#inFront !== undefined) return;
		const answer = edgeAnswer(outcome.answer, this.#behind, exchange.request.method);
		// Whose limit that is, the checks of quotas find out by asking under another key.
		if (answer?.kind === "rate-limit" && exchange.probe.key === "smallQuota") return;
		if (answer !== undefined && answer.kind !== "malformed") this.#inFront = { answer, exchange };
	}

	/** Which request of the attempt this was: its probe, and how many had the same before it. */
	nameOf(exchange: Exchange): string {
		const name = JSON.stringify(exchange.probe);
		const before = this.#probes.slice(0, this.#places.get(exchange));
		return `${before.filter((probe) => JSON.stringify(probe) === name).length} ${name}`;
	}

	/** Notes that a request had to wait for its turn. */
	waited(ms: number): void {
		this.#waitedMs += ms;
	}

	/** What was noted since this was last asked: time that is not the check's. */
	takeWaited(): number {
		const ms = this.#waitedMs;
		this.#waitedMs = 0;
		return ms;
	}
}
