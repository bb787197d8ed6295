import { describe, expect, it } from "vitest";
import { encodeUtf8 } from "./encoding.ts";
import { contentHashMatches, secretBytes, signatureText } from "./hmac.ts";
import { countersignV1, type Scheme, sortedQuery } from "./scheme.ts";

const digest = new Uint8Array(32).fill(0xab);
const hex = "ab".repeat(32);

describe("a secret", () => {
	it.each([
		"0123456789abcdef0123456789abcdef",
		"MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3",
		"é".repeat(32),
		` ${"a".repeat(30)} `,
	])("is the UTF-8 bytes of its text, whatever it looks like: %s", (text) => {
		expect(secretBytes(text, countersignV1)).toEqual(encodeUtf8(text));
	});

	it("verifies nothing with fewer than 32 characters, counted as code points", () => {
		for (const text of ["", "a".repeat(31), "😀".repeat(16), "😀".repeat(31)]) {
			expect(secretBytes(text, countersignV1)).toBeUndefined();
		}
		expect(secretBytes("😀".repeat(32), countersignV1)).toBeDefined();
	});

	it("is decoded where the scheme says so, and is none where it cannot be", () => {
		const decoded = (encoding: "hex" | "base64"): Scheme => ({ ...countersignV1, secret: { encoding, minLength: 32 } });
		expect(secretBytes(hex, decoded("hex"))).toEqual(digest);
		expect(secretBytes("z".repeat(32), decoded("hex"))).toBeUndefined();
		expect(secretBytes("A".repeat(32), decoded("base64"))).toEqual(new Uint8Array(24));
		expect(secretBytes("-".repeat(32), decoded("base64"))).toBeUndefined();
	});
});

describe("a signature", () => {
	it("is written with the prefix and in the encoding of the scheme", () => {
		expect(signatureText(digest, countersignV1)).toBe(`v1=${hex}`);
		expect(signatureText(digest, sortedQuery)).toBe(Buffer.from(digest).toString("base64"));
	});
});

describe("a claimed content hash", () => {
	const body = { length: 3, sha256: digest };
	const none = { length: 0, sha256: digest };

	it("stands for the body only if it is its digest", () => {
		expect(contentHashMatches(hex, body, countersignV1)).toBe(true);
		expect(contentHashMatches(`${hex.slice(0, -1)}c`, body, countersignV1)).toBe(false);
		expect(contentHashMatches(hex.toUpperCase(), body, countersignV1)).toBe(false);
		expect(contentHashMatches("", none, countersignV1)).toBe(false);
	});

	it("may be the marker of an unsigned payload where the scheme knows it and there is no body", () => {
		expect(contentHashMatches("UNSIGNED-PAYLOAD", none, sortedQuery)).toBe(true);
		expect(contentHashMatches("UNSIGNED-PAYLOAD", body, sortedQuery)).toBe(false);
		expect(contentHashMatches("UNSIGNED-PAYLOAD", none, countersignV1)).toBe(false);
	});
});
