import { decodeBase64, decodeHex } from "./encoding.ts";
import { accept, type Result, refuse } from "./refusal.ts";
import type { HeaderRole, HeaderRule, Scheme } from "./scheme.ts";

/** The value of a header field by lower-case name, several lines joined by a comma; null where there is none. */
export type HeaderLookup = (name: string) => string | null;

/** The five signed header fields, each under its grammar. */
export interface SignedHeaders {
	readonly keyId: string;
	/** As sent, which is what is signed. */
	readonly timestamp: string;
	readonly nonce: string;
	readonly contentHash: string;
	/** The bytes of the MAC. */
	readonly signature: Uint8Array<ArrayBuffer>;
}

export const headerRoles = ["keyId", "timestamp", "nonce", "contentHash", "signature"] as const satisfies HeaderRole[];

/** True when any of the five is there, even empty: the request is then an HMAC request (CRED). */
export function hasSignedHeader(lookup: HeaderLookup, scheme: Scheme): boolean {
	return headerRoles.some((role) => lookup(scheme.headers[role].name) !== null);
}

/**
 * Parses the five signed header fields (HMAC-HDR, HMAC-SIG). A missing, doubled or ill-formed one is
 * `malformed_request`; no grammar has a comma, so a doubled field, which arrives joined, never passes.
 */
export function parseSignedHeaders(lookup: HeaderLookup, scheme: Scheme): Result<SignedHeaders> {
	const texts: Record<HeaderRole, string> = { keyId: "", timestamp: "", nonce: "", contentHash: "", signature: "" };
	for (const role of headerRoles) {
		const rule = scheme.headers[role];
		const text = trimOws(lookup(rule.name) ?? "");
		if (!grammar(rule).test(text)) {
			return refuse("malformed_request", `header:${rule.name}`);
		}
		texts[role] = text;
	}
	const signature = parseSignature(texts.signature, scheme);
	return signature === undefined
		? refuse("malformed_request", `header:${scheme.headers.signature.name}`)
		: accept({ ...texts, signature });
}

/** The bytes of a signature text, or undefined where it is not the one canonical spelling of them. */
export function parseSignature(text: string, scheme: Scheme): Uint8Array<ArrayBuffer> | undefined {
	const { prefix, encoding } = scheme.signature;
	if (!text.startsWith(prefix)) {
		return undefined;
	}
	const bytes = encoding === "hex" ? decodeHex(text.slice(prefix.length)) : decodeBase64(text.slice(prefix.length));
	return bytes?.length === 32 ? bytes : undefined;
}

/** Removes SP and HTAB at both ends (RFC 9110 §5.5 OWS), and nothing else. */
export function trimOws(text: string): string {
	let start = 0;
	let end = text.length;
	while (start < end && isOws(text.charCodeAt(start))) {
		start += 1;
	}
	while (end > start && isOws(text.charCodeAt(end - 1))) {
		end -= 1;
	}
	return text.slice(start, end);
}

function isOws(code: number): boolean {
	return code === 0x20 || code === 0x09;
}

/** Compiled once for each rule; nothing else depends on whether it was. */
const grammars = new WeakMap<HeaderRule, RegExp>();

function grammar(rule: HeaderRule): RegExp {
	const known = grammars.get(rule);
	if (known !== undefined) {
		return known;
	}
	const compiled = new RegExp(`^(?:${rule.pattern})$`);
	grammars.set(rule, compiled);
	return compiled;
}
