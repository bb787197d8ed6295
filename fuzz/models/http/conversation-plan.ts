import type { Conversation } from "../../../conformance/client/wire.ts";
import type { Mutation } from "./mutation.ts";

/** What a request has to show: a signature, a token, nothing but a public route, or nothing at all. */
export type Proof = "signed" | "token" | "public" | "none";

/** What a request hides in its body: a whole request of its own, which is not to be taken for one. */
export type Hidden = "unproved" | "public" | "signed";

export type Content = { readonly text: string } | { readonly fill: number } | { readonly hides: Hidden };

/** A request that is honest, and then what spoils it on its way, in this order. */
export interface RequestPlan {
	readonly proof: Proof;
	readonly method: "GET" | "HEAD" | "POST";
	/** Null: no body. */
	readonly content: Content | null;
	readonly mutations: readonly Mutation[];
}

/** What is said over one connection, as JSON: requests are built, signed and spoilt anew each time it is said. */
export interface ConversationPlan {
	readonly requests: readonly RequestPlan[];
	/** How many bytes are said, modulo all there are; null: all. */
	readonly cutAt: number | null;
	/** Where pieces begin that are written by themselves, modulo the length. */
	readonly pieces: readonly number[];
	/** Before each piece but the first, and before leaving. */
	readonly pauseMs: number;
	readonly leaving: Conversation["leaving"];
}

/** So many bytes are written one by one where a conversation is said byte by byte. */
export const drippedBytes = 150;
