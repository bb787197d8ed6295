import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { drawKeyId, drawSecret, fingerprintOf } from "./key-secret.ts";
import { keyIdPattern } from "./record.ts";

describe("a secret that is drawn", () => {
	it("is 32 random bytes as base64url, and shows itself to nobody who does not ask", () => {
		const secret = drawSecret(randomBytes);
		expect(secret.reveal()).toMatch(/^[A-Za-z0-9_-]{43}$/);
		expect(secret.reveal()).not.toBe(drawSecret(randomBytes).reveal());
		expect(`${secret} ${JSON.stringify(secret)}`).not.toContain(secret.reveal());
	});

	it("is called by the beginning of its SHA-256", () => {
		// FIPS 180-2, appendix B.1.
		expect(fingerprintOf("abc")).toBe("ba7816bf8f01");
	});
});

describe("a key id that is drawn", () => {
	it.each(["live", "test"] as const)("begins with its environment: %s", (environment) => {
		const keyId = drawKeyId(environment, randomBytes);
		expect(keyId).toMatch(new RegExp(`^${environment}_[A-Za-z0-9_-]{22}$`));
		expect(keyId).toMatch(keyIdPattern);
	});
});
