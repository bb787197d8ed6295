import { Buffer } from "node:buffer";
import type { Spelling } from "./probe.ts";

/**
 * The bytes of a signature text, hex behind an optional prefix such as `v1=` or padded base64 behind one such as `v1,`, in another spelling
 * without prefix. Throws a RangeError for a text that is neither.
 */
export function respelled(text: string, spelling: Spelling): string {
	return spellings[spelling](bytesOf(text));
}

function bytesOf(text: string): Buffer {
	const hex = /^(?:[a-z0-9]+=)?((?:[0-9a-f]{2})+)$/.exec(text)?.[1];
	if (hex !== undefined) {
		return Buffer.from(hex, "hex");
	}
	const code = text.replace(/^[a-z0-9]+,/, "");
	const bytes = Buffer.from(code, "base64");
	if (code === "" || bytes.toString("base64") !== code) {
		throw new RangeError("the value is neither hex nor base64");
	}
	return bytes;
}

const spellings: Readonly<Record<Spelling, (bytes: Buffer) => string>> = {
	hex: (bytes) => bytes.toString("hex"),
	base64: (bytes) => bytes.toString("base64"),
	"base64-unpadded": (bytes) => bytes.toString("base64").replace(/=+$/, ""),
	base64url: (bytes) => bytes.toString("base64url"),
	"trailing-bits": (bytes) => withTrailingBits(bytes.toString("base64")),
};

const base64Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** RFC 4648 §3.5: a lenient decoder takes both texts for the same bytes. */
function withTrailingBits(text: string): string {
	const padding = /=+$/.exec(text)?.[0] ?? "";
	if (padding === "") {
		throw new RangeError("bytes in a multiple of three leave no bits unused");
	}
	const last = text.length - padding.length - 1;
	const next = base64Alphabet.charAt(base64Alphabet.indexOf(text.charAt(last)) + 1);
	return text.slice(0, last) + next + padding;
}
