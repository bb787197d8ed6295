import { Buffer, isUtf8 } from "node:buffer";
import type { HeaderPair } from "../client/probe.ts";
import type { WireAnswer, WireOutcome } from "../client/wire.ts";
import type { Seen } from "./check.ts";

/** All values of a header, in wire order; `name` in lower case. */
export function headerValues(headers: readonly HeaderPair[], name: string): readonly string[] {
	return headers.filter(([candidate]) => candidate.toLowerCase() === name).map(([, value]) => value);
}

export function hasHeader(answer: WireAnswer, name: string): boolean {
	return answer.headers.some(([candidate]) => candidate.toLowerCase() === name);
}

/** The media type without its parameters, in lower case; empty if there is none. */
export function mediaType(answer: WireAnswer): string {
	const [value = ""] = headerValues(answer.headers, "content-type");
	const [type = ""] = value.split(";");
	return type.trim().toLowerCase();
}

function jsonObject(answer: WireAnswer): Record<string, unknown> | undefined {
	if (!isUtf8(answer.body)) return undefined;
	try {
		const value: unknown = JSON.parse(Buffer.from(answer.body).toString("utf8"));
		return typeof value === "object" && value !== null && !Array.isArray(value)
			? (value as Record<string, unknown>)
			: undefined;
	} catch {
		return undefined;
	}
}

/** The members of a problem document (RFC 9457), or undefined if the answer is none. */
export function problemDocument(answer: WireAnswer): Record<string, unknown> | undefined {
	return mediaType(answer) === "application/problem+json" ? jsonObject(answer) : undefined;
}

/** The `code` of a problem document, if the answer is one and has one. */
export function problemCode(answer: WireAnswer): string | undefined {
	const code = problemDocument(answer)?.["code"];
	return typeof code === "string" ? code : undefined;
}

function isPair(value: unknown): value is [string, string] {
	return Array.isArray(value) && value.length === 2 && value.every((item) => typeof item === "string");
}

/** What the echo upstream says that it saw, or undefined if the answer is not the echo's. */
export function echoDocument(answer: WireAnswer): Seen | undefined {
	const document = jsonObject(answer);
	if (document?.["echo"] !== true) return undefined;
	const { method, target, headers, bodyBase64 } = document;
	if (typeof method !== "string" || typeof target !== "string" || typeof bodyBase64 !== "string") return undefined;
	if (!Array.isArray(headers) || !headers.every(isPair)) return undefined;
	return { method, target, headers, bodyBase64 };
}

const excerptLength = 120;

/** What came, in one line, for a reader. Header values are left out: they may be anything. */
export function describeOutcome(outcome: WireOutcome): string {
	if (!outcome.ok) return `no answer: ${outcome.fault.kind} (${outcome.fault.detail})`;
	const { answer } = outcome;
	const code = problemCode(answer);
	if (code !== undefined) return `${answer.status} ${code}`;
	if (echoDocument(answer) !== undefined) return `${answer.status}, forwarded to the upstream`;
	if (answer.body.length === 0) return `${answer.status} without a body`;
	const text = Buffer.from(answer.body.subarray(0, excerptLength * 4))
		.toString("utf8")
		.replace(/\s+/g, " ")
		.trim();
	const excerpt = text.length > excerptLength ? `${text.slice(0, excerptLength)}…` : text;
	return `${answer.status}, ${mediaType(answer) || "no content type"}: ${JSON.stringify(excerpt)}`;
}
