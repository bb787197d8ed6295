import { generateKeyPair } from "jose";
import { describe, expect, it } from "vitest";
import type { ParsedToken } from "#protocol";
import { verifyToken } from "./verify-token.ts";

describe("the signature of a token", () => {
	it("holds under no key with which the platform cannot verify, whatever it says of that", async () => {
		const { publicKey, privateKey } = await generateKeyPair("EdDSA");
		const text = "e30.e30";
		const mac = new Uint8Array(await crypto.subtle.sign("Ed25519", privateKey, new TextEncoder().encode(text)));
		const token = { text: `${text}.${Buffer.from(mac).toString("base64url")}` } as ParsedToken;
		const entry = { keyId: "key", algorithm: "EdDSA", admitted: true } as const;
		expect(await verifyToken(token, [{ ...entry, key: privateKey }])).toBe(false);
		expect(await verifyToken(token, [{ ...entry, algorithm: "ES256", key: publicKey }])).toBe(false);
		expect(
			await verifyToken(token, [
				{ ...entry, key: privateKey },
				{ ...entry, key: publicKey },
			]),
		).toBe(true);
	});
});
