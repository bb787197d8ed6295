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
	/** What went over one connection, where that is what shows it. */
	readonly conversation?: ShownConversation;
	/** Which of several inputs that were judged together breaks the law, from zero on. */
	readonly at?: number;
}

/**
 * A law, made for one implementation: undefined where it holds for the input.
 * Inputs are JSON, so that every counterexample can be printed, stored and judged again.
 */
export type Law<Input> = (input: Input) => Violation | undefined | Promise<Violation | undefined>;
