import { type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import { Duplex } from "node:stream";
import type { HeaderPair } from "./probe.ts";
import type { WireAnswer, WireFault } from "./wire.ts";

/**
 * At most this much of an answer is read, head and body each; and of what comes in all, in which interim answers and the
 * sizes of chunks count, too.
 */
const answerLimits = { headBytes: 64 * 1024, bodyBytes: 1024 * 1024, wireBytes: 8 * 1024 * 1024 } as const;

type Read =
	| { kind: "answer"; answer: Omit<WireAnswer, "durationMs"> }
	| { kind: "fault"; fault: WireFault }
	/** The bytes ended before the answer did; `after` says how far it got. */
	| { kind: "incomplete"; after: string };

/** Takes the bytes of an answer as they come and settles once. */
export interface AnswerReader {
	push(bytes: Buffer): void;
	/** No more bytes will come. */
	end(): void;
	/** Settles at the end of the first final answer, or at its first fault; never rejects. */
	readonly read: Promise<Read>;
	/** How far it got, for a time-out's detail. */
	progress(): string;
	dispose(): void;
}

/**
 * Parses the answer to a request of this method with Node's own HTTP parser (RFC 9112), so that HEAD, chunks,
 * interim answers and ends by close are judged by an implementation that browsers and servers meet every day.
 * The client's writes go nowhere: the request is sent by the caller.
 */
export function answerReader(method: string): AnswerReader {
	const bytes = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() });
	let settle: (read: Read) => void = () => undefined;
	const settled = new Promise<Read>((resolve) => {
		settle = resolve;
	});
	let response: IncomingMessage | undefined;
	let received = 0;
	const progress = () => (response === undefined ? `${received} bytes of a head` : progressOf(response, received));
	const client: ClientRequest = httpRequest({
		createConnection: () => bytes,
		// Only HEAD changes how an answer is read; any other name, known or not, is read as GET is.
		method: method === "HEAD" ? "HEAD" : "GET",
		maxHeaderSize: answerLimits.headBytes,
	});
	client.maxHeadersCount = 0;
	client.on("response", (incoming) => {
		response = incoming;
		collectBody(incoming, settle, progress);
	});
	client.on("upgrade", (incoming) => {
		settle({ kind: "answer", answer: answerOf(incoming, Buffer.alloc(0)) });
		bytes.destroy();
	});
	client.on("error", (error) => settle(readError(error, progress)));
	client.end();
	return {
		push(chunk) {
			received += chunk.length;
			if (received <= answerLimits.wireBytes) bytes.push(chunk);
			else settle(tooLarge(`more than ${answerLimits.wireBytes} bytes in all`));
		},
		end: () => void bytes.push(null),
		read: settled,
		progress,
		dispose() {
			client.destroy();
			bytes.destroy();
		},
	};
}

function collectBody(incoming: IncomingMessage, settle: (read: Read) => void, progress: () => string): void {
	const parts: Buffer[] = [];
	let length = 0;
	incoming.on("data", (part: Buffer) => {
		length += part.length;
		if (length > answerLimits.bodyBytes) {
			settle(tooLarge(`a body of more than ${answerLimits.bodyBytes} bytes`));
			return;
		}
		parts.push(part);
	});
	incoming.on("end", () => settle({ kind: "answer", answer: answerOf(incoming, Buffer.concat(parts)) }));
	incoming.on("error", (error) => settle(readError(error, progress)));
}

function tooLarge(detail: string): Read {
	return { kind: "fault", fault: { kind: "too-large", detail } };
}

function readError(error: Error & { code?: string }, progress: () => string): Read {
	if (error.code === "HPE_HEADER_OVERFLOW") {
		return tooLarge(`a head of more than ${answerLimits.headBytes} bytes`);
	}
	if (error.code?.startsWith("HPE_")) {
		return { kind: "fault", fault: { kind: "not-http", detail: `${error.message} (${error.code})` } };
	}
	return { kind: "incomplete", after: progress() };
}

function answerOf(incoming: IncomingMessage, body: Buffer): Omit<WireAnswer, "durationMs"> {
	const headers: HeaderPair[] = [];
	for (let index = 0; index + 1 < incoming.rawHeaders.length; index += 2) {
		headers.push([incoming.rawHeaders[index] ?? "", incoming.rawHeaders[index + 1] ?? ""]);
	}
	return { status: incoming.statusCode ?? 0, headers, body };
}

function progressOf(incoming: IncomingMessage, received: number): string {
	return `the head of a ${incoming.statusCode} answer and ${received} bytes in all`;
}
