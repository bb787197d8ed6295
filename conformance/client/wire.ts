import type { Framing, HeaderPair } from "./probe.ts";

/**
 * A request as it goes on the wire, byte for byte: strings are latin-1 (one character, one byte).
 * A transport adds nothing but `Host`, `Connection: close` and the headers of the framing, and those only
 * where `headers` does not already name them.
 */
export interface WireRequest {
	method: string;
	target: string;
	/** Sent as Host, first of all, unless `headers` names one; null: no Host is added. */
	host: string | null;
	headers: readonly HeaderPair[];
	body: Uint8Array;
	framing: Framing;
}

/** What came back. */
export interface WireAnswer {
	status: number;
	/** In wire order, names as sent. */
	headers: readonly HeaderPair[];
	body: Uint8Array;
	/** From the first byte written to the last byte read, the opening of the connection not counted. */
	durationMs: number;
}

/** Why nothing came back. */
export type WireFault = {
	kind: "refused" | "reset" | "timeout" | "dns" | "tls" | "closed-early" | "too-large" | "not-http";
	detail: string;
};

export type WireOutcome = { ok: true; answer: WireAnswer } | { ok: false; fault: WireFault };

export interface SendOptions {
	/** For the whole exchange, from opening the connection to the last byte of the answer. */
	timeoutMs?: number;
	/** The sender hangs up when it is aborted, and waits for no answer. */
	leaving?: AbortSignal;
}

/** Bytes that are written at once. */
export interface WireStep {
	bytes: Uint8Array;
	/** Waited before this step is written. */
	pauseMs: number;
}

/** Bytes for one connection, which may hold several requests, or none that is whole. */
export interface Conversation {
	steps: readonly WireStep[];
	/**
	 * What the sender does when everything is said. `when-answered`: it listens as long as it has patience, closes its
	 * sending side and listens to the end. `half-close`: it closes its sending side at once. `hang-up`, `reset`: it is
	 * gone, and hears nothing any more.
	 */
	leaving: "when-answered" | "half-close" | "hang-up" | "reset";
}

export interface ConverseOptions {
	/** For the whole conversation, from opening the connection to its end. */
	timeoutMs?: number;
	/** How many milliseconds of silence are borne after what came so far, before the sending side is closed. */
	patienceMs: (received: Uint8Array) => number;
}

/** What a conversation came to. */
export interface Heard {
	/** Everything that came. */
	received: Uint8Array;
	/** Whether everything was said before it was over. */
	saidAll: boolean;
	/** Whether we had closed our sending side before it was over. */
	hadLeft: boolean;
	/** Why it did not end by the peer's closing, or by our hanging up. */
	fault?: WireFault;
}

/** A way to the gateway: a raw socket, or a gateway in this process. */
export interface Transport {
	/** One request over a connection of its own. Whatever the target does, it comes back as a value. */
	send(request: WireRequest, options?: SendOptions): Promise<WireOutcome>;
	/**
	 * Opens a connection for each request, writes all but the last byte of each, then releases the last bytes at once.
	 * The outcomes are in the order of the requests.
	 */
	race(requests: readonly WireRequest[], options?: SendOptions): Promise<readonly WireOutcome[]>;
	/** Says bytes over one connection and hears what comes; absent where the way is no connection. Never rejects. */
	converse?(conversation: Conversation, options: ConverseOptions): Promise<Heard>;
}

/** A request and the number of the place that it goes to. */
interface Leg {
	place: number;
	request: WireRequest;
}

/** A way to one gateway at several places. */
export interface TransportToPlaces {
	/** As `Transport.race`, over all places at the same time. The outcomes are in the order of the legs. */
	race(legs: readonly Leg[], options?: SendOptions): Promise<readonly WireOutcome[]>;
}
