import type { SchemeName } from "../../format.ts";
import { normalisePath } from "./target.ts";

/** What both schemes sign; nothing here is checked, so that a vector can sign what no honest signer would. */
export interface CanonicalParts {
	keyId: string;
	timestamp: string;
	nonce: string;
	method: string;
	host: string;
	target: string;
	contentType: string;
	contentHash: string;
}

/** `+` is a space, a triplet is its byte, anything else is itself (SORT-04). */
function formDecode(text: string): Buffer {
	const bytes: number[] = [];
	for (const piece of text.replaceAll("+", " ").match(/%[0-9A-Fa-f]{2}|./gs) ?? []) {
		bytes.push(piece.length === 3 ? Number.parseInt(piece.slice(1), 16) : piece.charCodeAt(0));
	}
	return Buffer.from(bytes);
}

function encode(bytes: Buffer): string {
	return [...bytes]
		.map((byte) => {
			const character = String.fromCharCode(byte);
			if (/[A-Za-z0-9\-._~]/.test(character)) return character;
			return `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
		})
		.join("");
}

/** QUERY of sorted-query (SORT-04 to SORT-07). */
function sortedQueryOf(raw: string): string {
	const pairs = raw
		.split("&")
		.filter((piece) => piece !== "")
		.map((piece, position) => {
			const [name = "", ...rest] = piece.split("=");
			return { name: encode(formDecode(name)), value: encode(formDecode(rest.join("="))), position };
		});
	pairs.sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)) || a.position - b.position);
	return pairs.map(({ name, value }) => `${name}=${value}`).join("&");
}

function divide(target: string): { path: string; query: string } {
	const mark = target.indexOf("?");
	return mark === -1 ? { path: target, query: "" } : { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

/** What a gateway of the scheme routes and forwards (TGT-01, SORT-12). */
export function canonicalTarget(target: string, scheme: SchemeName): string {
	if (scheme === "countersign-v1") return target;
	const { path, query } = divide(target);
	const sorted = sortedQueryOf(query);
	return normalisePath(path) + (sorted === "" ? "" : `?${sorted}`);
}

/** The string to sign (HMAC-CANON, SORT-08). */
export function stringToSign(parts: CanonicalParts, scheme: SchemeName): string {
	if (scheme === "countersign-v1") {
		const { keyId, timestamp, nonce, method, host, target, contentType, contentHash } = parts;
		return ["countersign-v1", keyId, timestamp, nonce, method, host, target, contentType, contentHash].join("\n");
	}
	const { path, query } = divide(parts.target);
	return [
		parts.method,
		normalisePath(path),
		sortedQueryOf(query),
		`content-type:${parts.contentType}`,
		`host:${parts.host}`,
		parts.timestamp,
		parts.nonce,
		parts.contentHash,
	].join("\n");
}
