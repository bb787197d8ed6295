import { decodeBase64, decodeHex, encodeBase64, encodeHex, encodeUtf8 } from "./encoding.ts";
import type { Scheme } from "./scheme.ts";

/**
 * The bytes of the HMAC key (HMAC-SIG). Undefined for a secret of too few code points or one that is not of the scheme's
 * encoding: no such secret may verify anything.
 */
export function secretBytes(secret: string, scheme: Scheme): Uint8Array<ArrayBuffer> | undefined {
	if ([...secret].length < scheme.secret.minLength) {
		return undefined;
	}
	switch (scheme.secret.encoding) {
		case "utf8":
			return encodeUtf8(secret);
		case "hex":
			return decodeHex(secret);
		case "base64":
			return decodeBase64(secret);
	}
}

/** The value of the signature header for the bytes of a MAC. */
export function signatureText(mac: Uint8Array, scheme: Scheme): string {
	const { prefix, encoding } = scheme.signature;
	return prefix + (encoding === "hex" ? encodeHex(mac) : encodeBase64(mac));
}

/**
 * Whether the claimed content hash may stand for a body of this digest (HMAC-BODY, SORT): it is the digest in
 * lower-case hex, or the scheme's marker for an unsigned payload and there is no body.
 */
export function contentHashMatches(
	claimed: string,
	body: { readonly length: number; readonly sha256: Uint8Array },
	scheme: Scheme,
): boolean {
	if (claimed === scheme.body.unsignedPayload) {
		return body.length === 0;
	}
	return claimed === encodeHex(body.sha256);
}
