import type { HeaderPair } from "../../../conformance/client/probe.ts";
import type { WireRequest } from "../../../conformance/client/wire.ts";

/** A line of a head and what ends it. */
export interface FieldLine {
	readonly text: string;
	readonly end: string;
}

/** A request on the wire, taken apart so that each part can be spoilt by itself. Texts are latin-1: a character, a byte. */
export interface RequestParts {
	/** What stands before the request line. */
	readonly before: string;
	readonly method: string;
	readonly target: string;
	/** Empty: none is said. */
	readonly version: string;
	/** Between the three words of the request line. */
	readonly gap: string;
	/** What ends the request line, and the head. */
	readonly lineEnd: string;
	readonly headEnd: string;
	readonly fields: readonly FieldLine[];
	/** Everything behind the head. */
	readonly body: string;
}

/** A request as a well-behaved client writes it, its body with its length. */
export function partsOf(request: WireRequest, host: string): RequestParts {
	const body = Buffer.from(request.body).toString("latin1");
	const named = request.headers.some(([name]) => name.toLowerCase() === "host");
	const pairs: readonly HeaderPair[] = [
		...(named ? [] : [["Host", request.host ?? host] as const]),
		...request.headers,
		...(body === "" && request.method !== "POST" ? [] : [["Content-Length", String(body.length)] as const]),
	];
	return {
		before: "",
		method: request.method,
		target: request.target,
		version: "HTTP/1.1",
		gap: " ",
		lineEnd: "\r\n",
		headEnd: "\r\n",
		fields: pairs.map(([name, value]) => fieldLine(`${name}: ${value}`)),
		body,
	};
}

export function fieldLine(text: string): FieldLine {
	return { text, end: "\r\n" };
}

/** The bytes, as text. */
export function textOf(parts: RequestParts): string {
	const { before, method, target, version, gap, lineEnd, headEnd, fields, body } = parts;
	const line = [method, target, ...(version === "" ? [] : [version])].join(gap);
	return `${before}${line}${lineEnd}${fields.map(({ text, end }) => text + end).join("")}${headEnd}${body}`;
}

export function isNamed({ text }: FieldLine, name: string): boolean {
	return text.toLowerCase().startsWith(`${name.toLowerCase()}:`);
}

export function withoutField(parts: RequestParts, ...names: readonly string[]): RequestParts {
	return { ...parts, fields: parts.fields.filter((field) => !names.some((name) => isNamed(field, name))) };
}

export function withFields(parts: RequestParts, ...texts: readonly string[]): RequestParts {
	return { ...parts, fields: [...parts.fields, ...texts.map(fieldLine)] };
}

/** Changes the lines of these names. */
export function mapFields(
	parts: RequestParts,
	which: (field: FieldLine) => boolean,
	change: (text: string) => string,
): RequestParts {
	const fields = parts.fields.map((field) => (which(field) ? { ...field, text: change(field.text) } : field));
	return { ...parts, fields };
}
