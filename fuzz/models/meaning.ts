import type { RawRequest } from "./raw-request.ts";

/**
 * What two requests must share to share a string to sign, written from the specification alone.
 * It is asked about requests that were let in, and so looks at no grammar.
 */
export type Meaning = (request: RawRequest) => string;

/** HMAC-CANON: every covered part, byte for byte, but for blanks around a header value and the host's case and port. */
export const verbatimMeaning: Meaning = (request) =>
	JSON.stringify([
		request.method,
		request.target,
		hostMeaning(request.host),
		withoutBlanks(request.contentType ?? ""),
		withoutBlanks(request.keyId),
		withoutBlanks(request.timestamp),
		withoutBlanks(request.nonce),
		withoutBlanks(request.contentHash),
	]);

/** SORT: as above but for the key id, which that contract does not sign, and for what path and query stand for. */
export const sortedMeaning: Meaning = (request) => {
	const mark = request.target.indexOf("?");
	const path = mark < 0 ? request.target : request.target.slice(0, mark);
	const query = mark < 0 ? "" : request.target.slice(mark + 1);
	return JSON.stringify([
		request.method,
		pathMeaning(path),
		queryMeaning(query),
		hostMeaning(request.host),
		withoutBlanks(request.contentType ?? ""),
		withoutBlanks(request.timestamp),
		withoutBlanks(request.nonce),
		withoutBlanks(request.contentHash),
	]);
};

/** Letters outside ASCII have no case here (RFC 4343), and 443 is the port that need not be said. */
function hostMeaning(host: string): string {
	return withoutBlanks(host)
		.replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 32))
		.replace(/:443$/, "");
}

/** SORT-01: `%41` is `A`, `%2b` is `%2B`, but `%2B` is not `+`. */
function pathMeaning(path: string): readonly string[] {
	return (path.match(/%[0-9A-Fa-f]{2}|./gs) ?? []).map((unit) => {
		const byte = unit.length === 3 ? Number.parseInt(unit.slice(1), 16) : undefined;
		if (byte === undefined) {
			return unit;
		}
		const character = String.fromCharCode(byte);
		return /[A-Za-z0-9._~-]/.test(character) ? character : `byte ${byte}`;
	});
}

/** SORT-04, SORT-05, SORT-07: names with their values, the values of one name in the order sent, names in no order. */
export function queryMeaning(query: string): readonly (readonly [string, readonly string[]])[] {
	const values = new Map<string, string[]>();
	for (const piece of query.split("&")) {
		if (piece === "") {
			continue;
		}
		const [, name = "", value = ""] = /^([^=]*)=?(.*)$/s.exec(piece) ?? [];
		const known = values.get(formDecoded(name));
		if (known === undefined) {
			values.set(formDecoded(name), [formDecoded(value)]);
		} else {
			known.push(formDecoded(value));
		}
	}
	return [...values].sort(([left], [right]) => (left < right ? -1 : 1));
}

/** One character for one byte. */
function formDecoded(text: string): string {
	return text.replace(/\+|%([0-9A-Fa-f]{2})/g, (_, hex?: string) =>
		hex === undefined ? " " : String.fromCharCode(Number.parseInt(hex, 16)),
	);
}

/** HMAC-HDR-04: SP and HTAB, nothing else. */
export function withoutBlanks(text: string): string {
	return text.replace(/^[ \t]+/, "").replace(/[ \t]+$/, "");
}
