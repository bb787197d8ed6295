import { Buffer } from "node:buffer";
import type { Framing } from "../client/probe.ts";
import type { WireOutcome } from "../client/wire.ts";
import type { Evidence } from "../report/schema.ts";
import type { Exchange } from "./check.ts";
import { curlCommand } from "./curl.ts";
import { printableText } from "./printable.ts";
import type { Redactor } from "./redact.ts";

const longestBody = 2048;

function excerpt(body: Uint8Array): Evidence["request"]["body"] {
	if (body.length === 0) return { bytes: 0 };
	const kept = body.subarray(0, longestBody);
	const content =
		printableText(body) !== undefined
			? // A cut inside a character leaves a replacement character, which says as much.
				{ text: Buffer.from(kept).toString("utf8") }
			: { base64: Buffer.from(kept).toString("base64") };
	return { bytes: body.length, ...content, ...(kept.length < body.length ? { truncated: true as const } : {}) };
}

function framingSentence(framing: Framing): string {
	switch (framing.kind) {
		case "length":
			return "Content-Length";
		case "none":
			return "none";
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

function response(outcome: WireOutcome): Evidence["response"] {
	if (!outcome.ok) return { fault: outcome.fault.kind, detail: outcome.fault.detail };
	const { status, headers, body, durationMs } = outcome.answer;
	return { status, headers: headers.map(([name, value]) => [name, value]), body: excerpt(body), durationMs };
}

/**
 * What a reader needs to see and to repeat one exchange. Bodies are cut at 2 KiB; secrets, tokens and
 * signatures are masked.
 */
export function evidenceOf(exchange: Exchange, baseUrl: string, redactor: Redactor): Evidence {
	const { request, outcome, probe, edge } = exchange;
	return redactor.value<Evidence>({
		request: {
			method: request.method,
			target: request.target,
			host: request.host,
			headers: request.headers.map(([name, value]) => [name, value]),
			framing: framingSentence(request.framing),
			body: excerpt(request.body),
		},
		response: response(outcome),
		...(edge === undefined ? {} : { edge: { name: edge.name, url: edge.url } }),
		// Masked before it is quoted for the shell, because quoting may take a proof apart.
		curl: curlCommand(
			{ ...request, target: redactor.text(request.target), headers: redactor.value(request.headers) },
			baseUrl,
		),
		replay: JSON.parse(JSON.stringify(probe)),
	});
}
