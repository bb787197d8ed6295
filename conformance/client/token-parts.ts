/** A compact JWS between its making and its sending (RFC 7515 §7.1). */
export interface TokenParts {
	header: string;
	claims: string;
	signature: Buffer;
}

export function compactText({ header, claims, signature }: TokenParts): string {
	return `${signingInput(header, claims)}.${signature.toString("base64url")}`;
}

/** What the signature covers. */
export function signingInput(header: string, claims: string): string {
	return `${escapedUtf8(header).toString("base64url")}.${escapedUtf8(claims).toString("base64url")}`;
}

const mayHaveEscape = /[\udc80-\udcff]/;

/**
 * UTF-8, in which a lone surrogate U+DC80 to U+DCFF stands for the byte 80 to FF, so that JSON can hold a text
 * that is not UTF-8 (the "surrogateescape" of PEP 383).
 */
function escapedUtf8(text: string): Buffer {
	if (!mayHaveEscape.test(text)) return Buffer.from(text, "utf8");
	const parts: Buffer[] = [];
	for (const character of text) {
		const code = character.codePointAt(0) ?? 0;
		const isEscape = code >= 0xdc80 && code <= 0xdcff;
		parts.push(isEscape ? Buffer.from([code - 0xdc00]) : Buffer.from(character, "utf8"));
	}
	return Buffer.concat(parts);
}
