import type { Buffer } from "node:buffer";
import type { HeaderPair } from "../../client/probe.ts";

/** A request as it goes on the wire, whatever it was read from. Texts are wire texts: one character, one byte. */
export interface SentRequest {
	method: string;
	/** Path and query. */
	target: string;
	/** Of the URL; decides which port is the default one. */
	urlScheme: "http" | "https";
	/** The value of Host. */
	host: string;
	/** The URL as it was written, if it was; otherwise put together. */
	url: string;
	/** Without Host. */
	headers: readonly HeaderPair[];
	body: Buffer;
	/** What a reader should know of how the request was understood. */
	notes: readonly string[];
}

/** Either a request, or why the text is none: one sentence that names the place. */
export type ReadRequest = { ok: true; request: SentRequest } | { ok: false; problem: string };

export function unreadable(problem: string): { ok: false; problem: string } {
	return { ok: false, problem };
}
