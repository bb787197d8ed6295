import { latin1 } from "./latin1.ts";
import type { Framing, HeaderPair } from "./probe.ts";
import type { WireRequest, WireStep } from "./wire.ts";

/** The bytes of a request in the order in which they are written, with the pauses that the framing asks for. */
export interface WireText {
	steps: readonly WireStep[];
	/** Close the sending side after the last step, so that a truncated body ends. */
	thenClose: boolean;
	/** Hang up so long after the last step. */
	goneAfterMs?: number;
}

interface Framed {
	/** Added to the head where the request does not name them. */
	headers: readonly HeaderPair[];
	parts: readonly Buffer[];
	pauseMs?: number;
	thenClose?: boolean;
	goneAfterMs?: number;
}

type FramingOf<Kind extends Framing["kind"]> = Extract<Framing, { kind: Kind }>;

const framings: { [Kind in Framing["kind"]]: (framing: FramingOf<Kind>, body: Buffer) => Framed } = {
	none: ({ goneAfterMs }, body) => ({
		headers: [],
		parts: [body],
		...(goneAfterMs === undefined ? {} : { goneAfterMs }),
	}),
	length: (_, body) => ({ headers: [["Content-Length", String(body.length)]], parts: [body] }),
	chunked: ({ chunkSize, pauseMs }, body) => ({
		headers: [["Transfer-Encoding", "chunked"]],
		parts: chunks(body, chunkSize ?? body.length),
		...(pauseMs === undefined ? {} : { pauseMs }),
	}),
	declared: ({ declared, thenClose }, body) => ({
		headers: [["Content-Length", declared]],
		parts: [body],
		...(thenClose === undefined ? {} : { thenClose }),
	}),
	"length-and-chunked": ({ declared }, body) => ({
		headers: [
			["Content-Length", declared],
			["Transfer-Encoding", "chunked"],
		],
		parts: chunks(body, body.length),
	}),
	"bad-chunks": ({ text, thenClose }) => ({
		headers: [["Transfer-Encoding", "chunked"]],
		parts: [latin1(text)],
		...(thenClose === undefined ? {} : { thenClose }),
	}),
};

/**
 * The exact bytes of a request (RFC 9112), ill-formed where it is meant to be: nothing is checked or repaired.
 * Throws a RangeError for a character that is not one byte, which is a mistake of whoever wrote the request.
 */
export function serialize(request: WireRequest): WireText {
	const framed = frame(request.framing, Buffer.from(request.body));
	const named = new Set(request.headers.map(([name]) => name.toLowerCase()));
	const added = (pairs: readonly HeaderPair[]) => pairs.filter(([name]) => !named.has(name.toLowerCase()));
	const fields = [
		...added(request.host === null ? [] : [["Host", request.host]]),
		...request.headers,
		...added(framed.headers),
		...added([["Connection", "close"]]),
	];
	const lines = [`${request.method} ${request.target} HTTP/1.1`, ...fields.map(([name, value]) => `${name}: ${value}`)];
	const [first = Buffer.alloc(0), ...rest] = framed.parts;
	return {
		steps: [
			{ bytes: Buffer.concat([latin1(`${lines.join("\r\n")}\r\n\r\n`), first]), pauseMs: 0 },
			...rest.map((bytes) => ({ bytes, pauseMs: framed.pauseMs ?? 0 })),
		],
		thenClose: framed.thenClose ?? false,
		...(framed.goneAfterMs === undefined ? {} : { goneAfterMs: framed.goneAfterMs }),
	};
}

function frame<Kind extends Framing["kind"]>(framing: FramingOf<Kind>, body: Buffer): Framed {
	const kind: Kind = framing.kind;
	return framings[kind](framing, body);
}

function chunks(body: Buffer, size: number): Buffer[] {
	const parts: Buffer[] = [];
	for (let start = 0; start < body.length; start += size) {
		const part = body.subarray(start, start + size);
		parts.push(Buffer.concat([latin1(`${part.length.toString(16)}\r\n`), part, latin1("\r\n")]));
	}
	return [...parts, latin1("0\r\n\r\n")];
}
