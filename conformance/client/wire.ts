import type { Framing, HeaderPair } from "./probe.ts";

/**
 * A request as it goes on the wire, byte for byte: strings are latin-1 (one character, one byte).
 * A transport adds nothing but `Host`, `Connection: close` and the headers of the framing, and those only
 * where `headers` does not already name them.
 */
export interface WireRequest {
	method: string;
	target: string;
	host: string;
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
	durationMs: number;
}

/** Why nothing came back. */
export type WireFault = {
	kind: "refused" | "reset" | "timeout" | "dns" | "tls" | "closed-early" | "too-large" | "not-http";
	detail: string;
};

export type WireOutcome = { ok: true; answer: WireAnswer } | { ok: false; fault: WireFault };

/** A way to the gateway: a raw socket, or a gateway in this process. */
export interface Transport {
	send(request: WireRequest, options?: { timeoutMs?: number }): Promise<WireOutcome>;
}
