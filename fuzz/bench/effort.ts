import { once } from "node:events";
import { Unsettled } from "../laws/verdict.ts";
import type { Bout } from "./bout.ts";

/** How much a bout may take. */
export interface Limit {
	readonly timeMs: number;
	/** Requests; as many as there is time for unless told. */
	readonly most?: number;
}

export type Outcome = Pick<Bout, "executions" | "ms" | "found" | "unsettled">;

/** What a bout has taken, and whether there has been enough of it. */
export class Effort {
	readonly #limit: Limit;
	readonly #enough = new AbortController();
	/** Resolves when there has been enough. */
	readonly over: Promise<unknown>;
	#timer: NodeJS.Timeout | undefined;
	#executions = 0;
	#began: number | undefined;
	#found: Outcome | undefined;

	constructor(limit: Limit) {
		this.#limit = limit;
		this.over = once(this.#enough.signal, "abort");
	}

	get signal(): AbortSignal {
		return this.#enough.signal;
	}

	/** What was asked before, to learn whether the gateway can be tested at all, is no effort of any suite. */
	begin(): void {
		this.#began = performance.now();
		this.#timer = setTimeout(() => this.#enough.abort(), this.#limit.timeMs);
	}

	end(): void {
		clearTimeout(this.#timer);
	}

	/** Throws `Unsettled` when the bout is over: what goes on then is no effort of it. */
	count(requests: number): void {
		if (this.#began === undefined) return;
		if (this.#enough.signal.aborted) throw new Unsettled("the bout is over");
		this.#executions += requests;
		if (this.#executions >= (this.#limit.most ?? Number.POSITIVE_INFINITY)) this.#enough.abort();
	}

	found(property: string, requirement: string): void {
		this.#found ??= { ...this.#taken(), found: { property, requirement } };
		this.#enough.abort();
	}

	outcome(unsettled: string | undefined): Outcome {
		return this.#found ?? { ...this.#taken(), ...(unsettled === undefined ? {} : { unsettled }) };
	}

	#taken(): Pick<Outcome, "executions" | "ms"> {
		const now = performance.now();
		return { executions: this.#executions, ms: Math.round(now - (this.#began ?? now)) };
	}
}
