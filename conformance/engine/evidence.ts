import { Buffer } from "node:buffer";
import type { Framing } from "../client/probe.ts";
import type { WireOutcome, WireRequest } from "../client/wire.ts";
import type { Evidence } from "../report/schema.ts";
import type { Exchange } from "./check.ts";
import { curlCommand } from "./curl.ts";
import { printableText } from "./printable.ts";
import type { Redactor } from "./redact.ts";

const longestBody = 2048;
const longestValue = 2048;
const mostHeaders = 100;

/** Cleaned before it is cut or encoded: a piece of a secret at the cut, or what is encoded twice, is harder to know again. */
function excerpt(whole: Uint8Array, redactor: Redactor): Evidence["request"]["body"] {
	if (whole.length === 0) return { bytes: 0 };
	const body = cleaned(whole.subarray(0, 2 * longestBody), redactor);
	const kept = body.subarray(0, longestBody);
	const content =
		printableText(whole) !== undefined
			? // A cut inside a character leaves a replacement character, which says as much.
				{ text: Buffer.from(kept).toString("utf8") }
			: { base64: Buffer.from(kept).toString("base64") };
	const isCut = kept.length < body.length || whole.length > 2 * longestBody;
	return { bytes: whole.length, ...content, ...(isCut ? { truncated: true as const } : {}) };
}

function cleaned(body: Uint8Array, redactor: Redactor): Uint8Array {
	const text = Buffer.from(body).toString("latin1");
	const clean = redactor.text(text);
	return clean === text ? body : Buffer.from(clean, "latin1");
}

/** As many, and as much of each, as a reader looks at: a target may send thousands of them. */
function shownHeaders(headers: WireRequest["headers"], redactor: Redactor): [string, string][] {
	return headers.slice(0, mostHeaders).map(([name, value]) => [shortened(name, redactor), shortened(value, redactor)]);
}

function shortened(text: string, redactor: Redactor): string {
	if (text.length <= longestValue) return text;
	return `${redactor.text(text).slice(0, longestValue)}… (${text.length} characters)`;
}

function framingSentence(framing: Framing): string {
	switch (framing.kind) {
		case "length":
			return "Content-Length";
		case "none":
			return framing.goneAfterMs === undefined ? "none" : `none, and hung up after ${framing.goneAfterMs} ms`;
		case "chunked":
			return "chunked";
		case "declared":
			return `Content-Length: ${framing.declared}, whatever the body is${framing.thenClose === true ? ", then closed" : ""}`;
		case "length-and-chunked":
			return `chunked and Content-Length: ${framing.declared}`;
		case "bad-chunks":
			return `chunked, as the text ${JSON.stringify(framing.text)}${framing.thenClose === true ? ", then closed" : ""}`;
	}
}

function response(outcome: WireOutcome, redactor: Redactor): Evidence["response"] {
	if (!outcome.ok) return { fault: outcome.fault.kind, detail: outcome.fault.detail };
	const { status, headers, body, durationMs } = outcome.answer;
	return { status, headers: shownHeaders(headers, redactor), body: excerpt(body, redactor), durationMs };
}

/**
 * What a reader needs to see and to repeat one exchange. Bodies and header values are cut at 2 KiB; secrets, tokens and
 * signatures are masked.
 */
export function evidenceOf(exchange: Exchange, baseUrl: string, redactor: Redactor): Evidence {
	const { request, outcome, probe, edge } = exchange;
	return redactor.value<Evidence>({
		request: {
			method: request.method,
			target: request.target,
			host: request.host,
			headers: shownHeaders(request.headers, redactor),
			framing: framingSentence(request.framing),
			body: excerpt(request.body, redactor),
		},
		response: response(outcome, redactor),
		...(edge === undefined ? {} : { edge: { name: edge.name, url: edge.url } }),
		// Masked before it is quoted for the shell, because quoting may take a proof apart.
		curl: curlCommand(
			{
				...request,
				target: redactor.text(request.target),
				headers: redactor.value(request.headers),
				// A longer one does not stand in the command.
				body: request.body.length > 2 * longestBody ? request.body : cleaned(request.body, redactor),
			},
			baseUrl,
		),
		replay: JSON.parse(JSON.stringify(probe)),
	});
}
