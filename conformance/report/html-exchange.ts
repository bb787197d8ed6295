import { clipped, html, type Markup, type Piece } from "./html/index.ts";
import type { Evidence } from "./schema.ts";

type Body = Evidence["request"]["body"];
type Headers = Evidence["request"]["headers"];

/** Of what has no end there is a beginning; the JSON report has all. */
const mostOfLine = 1000;
const mostOfBody = 4000;
const mostLines = 60;

/** What went over the wire, as it stood there, with credentials masked. */
export function exchangeOf({ request, response }: Evidence): Markup {
	return html`<div class="pair exchange">
<div><p class="label">Request</p><pre tabindex="0">${requestText(request)}</pre></div>
<div><p class="label">Answer</p><pre tabindex="0">${answerText(response)}</pre></div>
</div>`;
}

function requestText({ method, target, host, headers, framing, body }: Evidence["request"]): Piece {
	const line = html`<b>${method} ${clipped(target, mostOfLine)}</b>\n`;
	const named = headers.some(([name]) => name.toLowerCase() === "host");
	const hosts: Headers = named || host === null ? headers : [["Host", host], ...headers];
	return [line, headerLines(hosts), bodyText(body, framing === "none" ? "" : `, ${framing}`)];
}

function answerText(response: Evidence["response"]): Piece {
	if ("fault" in response) return html`<b>no answer: ${response.fault}</b>\n${clipped(response.detail, mostOfBody)}`;
	const { status, headers, body, durationMs } = response;
	return [html`<b>${status}</b> after ${Math.round(durationMs)} ms\n`, headerLines(headers), bodyText(body, "")];
}

function headerLines(headers: Headers): string {
	const lines = headers.slice(0, mostLines).map(([name, value]) => clipped(`${name}: ${value}`, mostOfLine));
	const more = headers.length > mostLines ? [`… and ${headers.length - mostLines} more fields`] : [];
	return [...lines, ...more].map((line) => `${line}\n`).join("");
}

function bodyText({ bytes, text, base64, truncated }: Body, framing: string): Piece {
	const size = html`<span class="faint">${bytes === 0 ? "no body" : `${bytes} bytes${framing}`}</span>`;
	if (bytes === 0) return ["\n", size];
	const shown = text ?? `base64 ${base64 ?? ""}`;
	return ["\n", size, "\n", clipped(shown, mostOfBody), truncated === true ? "…" : undefined];
}
