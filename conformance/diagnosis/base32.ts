import { Buffer } from "node:buffer";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The bytes of a base32 text (RFC 4648 §6) in any case, padded or not; undefined for anything else. */
export function base32Decoded(text: string): Buffer | undefined {
	const digits = text.toUpperCase().replace(/=+$/, "");
	if (digits === "" || !/^[A-Z2-7]*$/.test(digits)) return undefined;
	const bytes: number[] = [];
	let bits = 0;
	let held = 0;
	for (const digit of digits) {
		held = (held << 5) | alphabet.indexOf(digit);
		bits += 5;
		if (bits >= 8) {
			bits -= 8;
			bytes.push((held >> bits) & 0xff);
			held &= (1 << bits) - 1;
		}
	}
	return Buffer.from(bytes);
}
