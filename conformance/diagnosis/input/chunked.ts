import { Buffer } from "node:buffer";

/** The content of a chunked body (RFC 9112 §7.1), or why it has none. A wire text; bare line feeds are taken too. */
export function dechunk(text: string): { ok: true; bytes: Buffer } | { ok: false; problem: string } {
	const parts: string[] = [];
	let at = 0;
	for (let number = 1; ; number += 1) {
		const head = /^([0-9A-Fa-f]{1,7})[ \t]*(?:;[^\r\n]*)?\r?\n/.exec(text.slice(at, at + 1024));
		if (head === null) return { ok: false, problem: `chunk ${number} of the body has no size` };
		const size = Number.parseInt(head[1] ?? "", 16);
		at += head[0].length;
		if (size === 0) return { ok: true, bytes: Buffer.from(parts.join(""), "latin1") };
		const content = text.slice(at, at + size);
		if (content.length < size) return { ok: false, problem: `chunk ${number} of the body ends early` };
		parts.push(content);
		at += size;
		const end = /^\r?\n/.exec(text.slice(at, at + 2));
		if (end === null) return { ok: false, problem: `chunk ${number} of the body is longer than its size says` };
		at += end[0].length;
	}
}
