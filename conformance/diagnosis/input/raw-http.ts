import { Buffer } from "node:buffer";
import type { HeaderPair } from "../../client/probe.ts";
import { trimOws } from "../../client/protocol.ts";
import { dechunk } from "./chunked.ts";
import { type ReadRequest, type SentRequest, unreadable } from "./sent-request.ts";

/**
 * Reads a request as it stands on the wire (RFC 9112): request line, header fields, an empty line, and a body by
 * Content-Length or in chunks. Bare line feeds are taken too, because that is how requests are pasted.
 */
export function readRawHttp(bytes: Buffer): ReadRequest {
	const text = bytes.toString("latin1").replace(/^(?:\r?\n)+/, "");
	const end = /\r?\n\r?\n|\r?\n$/.exec(text);
	const head = end === null ? text : text.slice(0, end.index);
	const rest = end === null ? "" : text.slice(end.index + end[0].length);
	const [requestLine = "", ...lines] = head.split(/\r?\n/);
	const first = /^([^ ]+) (\S+)(?: (HTTP\/[0-9.]+))?$/.exec(requestLine);
	if (first === null) return unreadable('line 1: expected "METHOD TARGET HTTP/1.1"');
	const [, method = "", written = ""] = first;
	const headers: HeaderPair[] = [];
	for (const [index, line] of lines.entries()) {
		const field = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):([^\0\r]*)$/.exec(line);
		if (field === null) return unreadable(`line ${index + 2}: expected "Name: value"`);
		headers.push([field[1] ?? "", trimOws(field[2] ?? "")]);
	}
	const place = placeOf(written, headers);
	if (place === undefined) return unreadable("the header section has no Host");
	const body = bodyOf(rest, headers);
	if (!body.ok) return unreadable(body.problem);
	const request: SentRequest = {
		method,
		...place,
		headers: headers.filter(([name]) => name.toLowerCase() !== "host"),
		body: body.bytes,
		notes: body.notes,
	};
	return { ok: true, request };
}

/** Where the request goes: in absolute form the target says it, otherwise Host, and https is taken. */
function placeOf(
	written: string,
	headers: readonly HeaderPair[],
): Pick<SentRequest, "target" | "urlScheme" | "host" | "url"> | undefined {
	const absolute = /^(https?):\/\/([^/?#]*)(.*)$/is.exec(written);
	const named = headers.find(([name]) => name.toLowerCase() === "host")?.[1];
	const host = named ?? absolute?.[2];
	if (host === undefined) return undefined;
	const urlScheme = absolute?.[1]?.toLowerCase() === "http" ? "http" : "https";
	const rest = absolute?.[3] ?? written;
	const target = absolute !== null && !rest.startsWith("/") ? `/${rest}` : rest;
	return { target, urlScheme, host, url: absolute === null ? `${urlScheme}://${host}${target}` : written };
}

type Body = { ok: true; bytes: Buffer; notes: readonly string[] } | { ok: false; problem: string };

function bodyOf(rest: string, headers: readonly HeaderPair[]): Body {
	const headerOf = (wanted: string): string | undefined => headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
	if (/\bchunked\b/i.test(headerOf("transfer-encoding") ?? "")) {
		const dechunked = dechunk(rest);
		return dechunked.ok ? { ok: true, bytes: dechunked.bytes, notes: [] } : dechunked;
	}
	const declared = headerOf("content-length");
	if (declared === undefined) {
		if (rest.trim() === "") return { ok: true, bytes: Buffer.alloc(0), notes: [] };
		const notes = ["There is no Content-Length: everything after the empty line is taken for the body."];
		return { ok: true, bytes: Buffer.from(rest, "latin1"), notes };
	}
	const length = /^\d{1,10}$/.test(declared) ? Number(declared) : Number.NaN;
	if (Number.isNaN(length)) return { ok: false, problem: "Content-Length is no number" };
	if (rest.length < length) {
		return { ok: false, problem: `the body ends after ${rest.length} of ${length} bytes that Content-Length declares` };
	}
	const extra = rest.slice(length);
	if (extra.trim() !== "") {
		return { ok: false, problem: `the body has ${rest.length} bytes, and Content-Length declares ${length}` };
	}
	return { ok: true, bytes: Buffer.from(rest.slice(0, length), "latin1"), notes: [] };
}
