import { createHash, createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { encodeUtf8 } from "#protocol";
import { sha256, verifyMac } from "./digest.ts";

describe("a digest", () => {
	it.each(["", "a", "a body"])("is the SHA-256 of the bytes: %j", async (text) => {
		const expected = createHash("sha256").update(text).digest();
		expect(Buffer.from(await sha256(encodeUtf8(text)))).toEqual(expected);
	});
});

describe("a MAC", () => {
	const macOf = (secret: Uint8Array, text: string) =>
		new Uint8Array(createHmac("sha256", secret).update(text).digest());

	it("holds under the secret that it was made with and under no other, however often each was used", async () => {
		const [secret, other] = [encodeUtf8("the secret"), encodeUtf8("the other secret")];
		for (const text of ["a text", "é", "a text"]) {
			expect(await verifyMac(secret, macOf(secret, text), text)).toBe(true);
			expect(await verifyMac(other, macOf(secret, text), text)).toBe(false);
			expect(await verifyMac(secret, macOf(secret, text), `${text}.`)).toBe(false);
			expect(await verifyMac(secret, macOf(secret, text).subarray(1), text)).toBe(false);
		}
	});
});
