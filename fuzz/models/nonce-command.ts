/**
 * How a request with a nonce comes: signed as it should be, as HEAD, for another target, with a body, by one who does not
 * wait for the answer, wrongly signed, over another body than its own, without the scope for its route, or for an upstream
 * that fails.
 */
export type Manner =
	| "plain"
	| "head"
	| "elsewhere"
	| "with-body"
	| "hangs-up"
	| "forged"
	| "wrong-body"
	| "no-scope"
	| "upstream-fails";

interface Addressed {
	readonly key: "primary" | "second";
	/** Which of the history's nonces; those of one letter differ in their spelling only. */
	readonly nonce: number;
	/** How many copies of the one request go out at once. */
	readonly copies: number;
	/** Where: two places of one gateway, where it has two. */
	readonly place: "here" | "there";
}

export type Sending =
	| (Addressed & {
			readonly do: "send";
			/** Seconds between the timestamp and the clock of the place. */
			readonly offset: number;
			readonly manner: Manner;
	  })
	/** The last request that was sent with this nonce under this key, byte for byte. */
	| (Addressed & { readonly do: "again" });

/** What becomes of the subject in the middle of its work: its process is killed, or the object is torn down. */
export type Cut = "kill" | "tear-down";

export type NonceCommand =
	| Sending
	| {
			readonly do: "together";
			readonly sends: readonly Sending[];
			/** When so many answers have come, and so many milliseconds have passed. */
			readonly cut?: { readonly how: Cut; readonly answers: number; readonly ms: number };
	  }
	| { readonly do: "evict" | "restart" | "prune" }
	/** Milliseconds by which the clock here goes on, or back, and by which the others then are ahead of it, or behind. */
	| { readonly do: "clocks"; readonly on: number; readonly there: number; readonly object: number };

/** One request of a history, with the nonce that it has. */
export interface NonceRequest extends Omit<Addressed, "key"> {
	/** That of the command, or the one that may only read where the manner asks for it. */
	readonly key: Addressed["key"] | "readOnly";
	/** Its number within the history; another one with the same number is the same, byte for byte. */
	readonly id: number;
	/** The text in the place of the number. */
	readonly name: string;
	readonly offset: number;
	readonly manner: Manner;
	/** The last second, in Unix time, in which its timestamp can be accepted. */
	readonly until: number;
}
