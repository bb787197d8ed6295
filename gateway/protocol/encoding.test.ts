import { describe, expect, it } from "vitest";
import {
	decodeBase64,
	decodeBase64url,
	decodeHex,
	decodeUtf8,
	encodeBase64,
	encodeBase64url,
	encodeHex,
	encodeUtf8,
	utf8Length,
} from "./encoding.ts";

const samples = [0, 1, 2, 3, 4, 5, 31, 32, 33].map((length) =>
	Uint8Array.from({ length }, (_, index) => (index * 83 + 251) % 256),
);

describe("hex", () => {
	it("comes back as the bytes that went in", () => {
		for (const bytes of samples) {
			expect(decodeHex(encodeHex(bytes))).toEqual(bytes);
			expect(encodeHex(bytes)).toBe(Buffer.from(bytes).toString("hex"));
		}
	});

	it.each(["a", "0", "AB", "0x", "zz", "0g", " 00", "00 ", "\u0660\u0660"])(
		"is refused in another spelling: %j",
		(text) => {
			expect(decodeHex(text)).toBeUndefined();
		},
	);
});

describe("base64 and base64url", () => {
	it("come back as the bytes that went in, as another implementation writes them", () => {
		for (const bytes of samples) {
			expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
			expect(encodeBase64url(bytes)).toBe(Buffer.from(bytes).toString("base64url"));
			expect(decodeBase64(encodeBase64(bytes))).toEqual(bytes);
			expect(decodeBase64url(encodeBase64url(bytes))).toEqual(bytes);
		}
	});

	it.each(["A", "AA", "AAA", "AAAA=", "A===", "====", "==", "AB==", "AAB=", "AA=A", "A=AA", "-_==", "AA==\n", " AA=="])(
		"refuse base64 that is not the one spelling of its bytes: %j",
		(text) => {
			expect(decodeBase64(text)).toBeUndefined();
		},
	);

	it.each(["A", "AAAAA", "AA==", "AB", "AAB", "+/", "A A", "AA\n", "é"])(
		"refuse base64url that is not the one spelling of its bytes: %j",
		(text) => {
			expect(decodeBase64url(text)).toBeUndefined();
		},
	);
});

describe("UTF-8", () => {
	it("keeps a byte order mark, so that a parser meets it", () => {
		expect(decodeUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b))).toBe("\ufeff{");
	});

	it.each([[[0xff]], [[0xc3]], [[0xc0, 0x80]], [[0xed, 0xa0, 0x80]], [[0xf5, 0x80, 0x80, 0x80]], [[0xe2, 0x28, 0xa1]]])(
		"is refused where it is none: %j",
		(bytes) => {
			expect(decodeUtf8(Uint8Array.from(bytes))).toBeUndefined();
		},
	);

	it.each(["", "abc", "é", "aé", "😀", "a\ud800b", "\u007f\u0080"])("is as long as its bytes are: %j", (text) => {
		expect(utf8Length(text)).toBe(encodeUtf8(text).byteLength);
	});

	it("comes back as the text that went in", () => {
		expect(decodeUtf8(encodeUtf8("é😀\u0000"))).toBe("é😀\u0000");
	});
});
