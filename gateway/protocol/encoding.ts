/** Strict encodings: a text is the one canonical spelling of its bytes, or it is refused (undefined). */

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const base64Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const base64urlAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const hexAlphabet = "0123456789abcdef";

/** The value of what is no digit. */
const none = 0xff;

const base64Values = valuesOf(base64Alphabet);
const base64urlValues = valuesOf(base64urlAlphabet);
const hexValues = valuesOf(hexAlphabet);

/** The value of each digit, by its character code. */
function valuesOf(alphabet: string): Uint8Array {
	const values = new Uint8Array(128).fill(none);
	for (let value = 0; value < alphabet.length; value += 1) {
		values[alphabet.charCodeAt(value)] = value;
	}
	return values;
}

function valueAt(text: string, index: number, values: Uint8Array): number {
	return values[text.charCodeAt(index)] ?? none;
}

export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
	// An encoder never hands out shared memory, which the types of some runtimes do not say.
	return encoder.encode(text) as Uint8Array<ArrayBuffer>;
}

/** How many bytes the text is in UTF-8. */
export function utf8Length(text: string): number {
	for (let index = 0; index < text.length; index += 1) {
		if (text.charCodeAt(index) >= 0x80) {
			return encoder.encode(text).byteLength;
		}
	}
	return text.length;
}

/** Undefined for bytes that are not UTF-8; a byte order mark is kept, so that a strict parser meets it. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
	try {
		return decoder.decode(bytes);
	} catch {
		return undefined;
	}
}

export function encodeHex(bytes: Uint8Array): string {
	let text = "";
	for (const byte of bytes) {
		text += hexAlphabet.charAt(byte >> 4) + hexAlphabet.charAt(byte & 15);
	}
	return text;
}

/** Lower-case hex only, an even number of digits. */
export function decodeHex(text: string): Uint8Array<ArrayBuffer> | undefined {
	if (text.length % 2 !== 0) {
		return undefined;
	}
	const bytes = new Uint8Array(text.length / 2);
	for (let index = 0; index < bytes.length; index += 1) {
		const high = valueAt(text, 2 * index, hexValues);
		const low = valueAt(text, 2 * index + 1, hexValues);
		if (high === none || low === none) {
			return undefined;
		}
		bytes[index] = high * 16 + low;
	}
	return bytes;
}

/** RFC 4648 §4, padded. */
export function encodeBase64(bytes: Uint8Array): string {
	const digits = encodeSextets(bytes, base64Alphabet);
	return digits + "=".repeat((4 - (digits.length % 4)) % 4);
}

/** RFC 4648 §4: padded, no white space, unused trailing bits zero. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
	if (text.length % 4 !== 0) {
		return undefined;
	}
	const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
	return decodeSextets(text.slice(0, text.length - padding), base64Values);
}

/** RFC 7515 §2: no padding. */
export function encodeBase64url(bytes: Uint8Array): string {
	return encodeSextets(bytes, base64urlAlphabet);
}

/** RFC 7515 §2: no padding, no white space, unused trailing bits zero. */
export function decodeBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
	return decodeSextets(text, base64urlValues);
}

function encodeSextets(bytes: Uint8Array, alphabet: string): string {
	let text = "";
	let buffer = 0;
	let bits = 0;
	for (const byte of bytes) {
		buffer = ((buffer << 8) | byte) & 0xffff;
		bits += 8;
		while (bits >= 6) {
			bits -= 6;
			text += alphabet.charAt((buffer >> bits) & 63);
		}
	}
	return bits === 0 ? text : text + alphabet.charAt((buffer << (6 - bits)) & 63);
}

function decodeSextets(text: string, values: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
	if (text.length % 4 === 1) {
		return undefined;
	}
	const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
	let buffer = 0;
	let bits = 0;
	let length = 0;
	for (let index = 0; index < text.length; index += 1) {
		const sextet = valueAt(text, index, values);
		if (sextet === none) {
			return undefined;
		}
		buffer = ((buffer << 6) | sextet) & 0xffff;
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			bytes[length] = (buffer >> bits) & 0xff;
			length += 1;
		}
	}
	return (buffer & ((1 << bits) - 1)) === 0 ? bytes : undefined;
}
