import type { Exchange } from "../conformance/engine/check.ts";
import type { ShownConversation } from "./conversation-evidence.ts";

/** A law that an input breaks: which requirement, what had to be and what came, as sentences. */
export interface Violation {
	readonly requirement: string;
	/** Several requirements may be behind what came, and this is the likeliest: a smaller input may tell better which it is. */
	readonly guessed?: true;
	readonly expected: string;
	readonly actual: string;
	/** The exchange that shows it, where there was one. */
	readonly exchange?: Exchange;
	/** All that was done up to then, in order, where that is more than one exchange. */
	readonly steps?: readonly Step[];
	/** What went over one connection, where that is what shows it. */
	readonly conversation?: ShownConversation;
	/** No more is wrong than that an answer did not come, by the target or on the way; told also by the exchange. */
	readonly isLost?: boolean;
	/** Which of several inputs that were judged together breaks the law, from zero on. */
	readonly at?: number;
	/** The part of the input that was judged, an input of the same type; absent where all of it was. */
	readonly judged?: unknown;
}

/** A request that was sent, or something else that was done. `how`: several times at once, for one. */
export type Step = { readonly exchange: Exchange; readonly how?: string } | { readonly done: string };

/**
 * Nothing that was judged breaks the law, but the input was not judged, or not all of it was; asking again is of no use.
 * Thrown in place of saying that the law holds: what was not tried covers nothing, and fixes nothing.
 */
export class Unjudged extends Error {
	/** The part of the input that was judged, an input of the same type; absent where nothing was. */
	readonly judged: unknown;

	constructor(reason: string, judged?: unknown) {
		super(reason);
		this.name = "Unjudged";
		this.judged = judged;
	}
}

/**
 * Nothing was judged because whoever is judged refuses the input. It covers nothing, but a fault that it showed once is no
 * longer there.
 */
export class Refused extends Unjudged {}

/**
 * A law, made for one implementation: undefined where it holds for the input, all of which was judged. Throws, or rejects
 * with, `Unjudged` where it was not.
 * Inputs are JSON, so that every counterexample can be printed, stored and judged again.
 */
export type Law<Input> = (input: Input) => Violation | undefined | Promise<Violation | undefined>;
