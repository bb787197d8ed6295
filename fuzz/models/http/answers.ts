import type { HeaderPair } from "../../../conformance/client/probe.ts";
import type { WireAnswer } from "../../../conformance/client/wire.ts";
import { hasHeader, headerValues } from "../../../conformance/engine/answer.ts";

/** One answer of several on a connection. */
export interface HeardAnswer extends WireAnswer {
	/** All its bytes, one for each character. */
	readonly text: string;
	/** Whether its body came to its end. */
	readonly isWhole: boolean;
}

/** What came over a connection, taken apart. */
export interface Answers {
	/** The final ones, in their order. */
	readonly answers: readonly HeardAnswer[];
	/** What is no answer, or the beginning of none. */
	readonly rest: string;
}

/** Whether the answer of this number has no body because HEAD was asked; undefined: nobody knows. */
export type AsksHead = (index: number) => boolean | undefined;

interface Head {
	readonly status: number;
	readonly headers: readonly HeaderPair[];
	readonly end: number;
}

interface Body {
	readonly bytes: string;
	readonly end: number;
	readonly isWhole: boolean;
}

/**
 * Divides what came into answers, as strictly as RFC 9112 lets a client be: what cannot be divided in one way only is
 * left as the rest. Interim answers are passed over.
 */
export function answersIn(received: Uint8Array, asksHead: AsksHead, isOver: boolean): Answers {
	const text = Buffer.from(received).toString("latin1");
	const answers: HeardAnswer[] = [];
	let start = 0;
	while (start < text.length) {
		const head = headAt(text, start);
		if (head === undefined) break;
		const isInterim = head.status < 200 && head.status !== 101;
		const body = isInterim ? none(head.end) : bodyOf(text, head, asksHead(answers.length), isOver);
		if (body === undefined) break;
		if (!isInterim) {
			answers.push({
				status: head.status,
				headers: head.headers,
				body: Buffer.from(body.bytes, "latin1"),
				durationMs: 0,
				text: text.slice(start, body.end),
				isWhole: body.isWhole,
			});
		}
		start = body.end;
	}
	return { answers, rest: text.slice(start) };
}

function headAt(text: string, start: number): Head | undefined {
	const end = text.indexOf("\r\n\r\n", start);
	if (end < 0) return undefined;
	const [line = "", ...fields] = text.slice(start, end).split("\r\n");
	const [, status] = /^HTTP\/1\.[01] (\d{3})(?: [^\r\n]*)?$/.exec(line) ?? [];
	const pairs = fields.map((field) => /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*?)[ \t]*$/s.exec(field));
	if (status === undefined || pairs.includes(null)) return undefined;
	const headers = pairs.map((pair): HeaderPair => [pair?.[1] ?? "", pair?.[2] ?? ""]);
	return { status: Number(status), headers, end: end + 4 };
}

function none(end: number): Body {
	return { bytes: "", end, isWhole: true };
}

/** The body of an answer (RFC 9112 §6.3), or undefined where nobody can say what it is. */
function bodyOf(text: string, head: Head, isHead: boolean | undefined, isOver: boolean): Body | undefined {
	const { status, headers, end } = head;
	if (status === 101) return { bytes: text.slice(end), end: text.length, isWhole: true };
	if (isHead === true || status === 204 || status === 304) return none(end);
	if (isHead === undefined && (end === text.length || text.startsWith("HTTP/1.", end))) return none(end);
	const answer = { status, headers, body: new Uint8Array(), durationMs: 0 };
	const lengths = new Set(headerValues(headers, "content-length"));
	if (hasHeader(answer, "transfer-encoding")) {
		const [coding, ...others] = headerValues(headers, "transfer-encoding");
		const isChunked = others.length === 0 && coding?.toLowerCase() === "chunked" && lengths.size === 0;
		return isChunked ? chunkedAt(text, end) : undefined;
	}
	if (lengths.size === 0) return { bytes: text.slice(end), end: text.length, isWhole: isOver };
	const [length = "", ...others] = lengths;
	if (others.length > 0 || !/^\d{1,15}$/.test(length)) return undefined;
	const last = end + Number(length);
	return { bytes: text.slice(end, last), end: Math.min(last, text.length), isWhole: last <= text.length };
}

/** A chunked body; one that is not yet there to its end is not whole. */
function chunkedAt(text: string, start: number): Body | undefined {
	const parts: string[] = [];
	let at = start;
	const unfinished = (): Body => ({ bytes: parts.join(""), end: text.length, isWhole: false });
	for (;;) {
		const lineEnd = text.indexOf("\r\n", at);
		if (lineEnd < 0) return unfinished();
		const [, size] = /^([0-9a-f]{1,8})(?:[ \t]*;.*)?$/is.exec(text.slice(at, lineEnd)) ?? [];
		if (size === undefined) return undefined;
		const length = Number.parseInt(size, 16);
		const data = lineEnd + 2;
		if (length === 0) {
			// The trailer section ends with an empty line, which may be the first.
			const end = text.indexOf("\r\n\r\n", lineEnd);
			return end < 0 ? unfinished() : { bytes: parts.join(""), end: end + 4, isWhole: true };
		}
		if (text.length < data + length + 2) return unfinished();
		if (!text.startsWith("\r\n", data + length)) return undefined;
		parts.push(text.slice(data, data + length));
		at = data + length + 2;
	}
}
