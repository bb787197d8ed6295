import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { expiryOf, givenToken, needsNoKey, readToken, TokenExpired } from "./given-token.ts";
import { tokenMint } from "./mint.ts";
import { generateSigningKeyNow, sharedKeyOf } from "./token-keys.ts";

const now = 1_800_000_000;
const claims = { sub: "user-1", scope: "sites:read" };
const honest = tokenMint({ claims, keys: [generateSigningKeyNow("k1", "ES256")] }).mint({}, now);
const given = givenToken({ reveal: () => honest });
const read = (token: string) => readToken(token);

describe("a token that was given", () => {
	it("is sent as it is, and changed in its text", () => {
		expect(given.mint({}, now)).toBe(honest);
		expect(given.mint({ text: [{ append: "." }] }, now)).toBe(`${honest}.`);
		const rewritten = given.mint({ text: [{ rewrite: { part: 1, members: { sub: "other" } } }] }, now);
		expect(read(rewritten)?.claims).toEqual({ ...read(honest)?.claims, sub: "other" });
		expect(rewritten.split(".")[2]).toBe(honest.split(".")[2]);
	});

	it("is forged as a stranger could, and says the same", () => {
		const unsigned = given.mint({ key: "none", header: { alg: "none" } }, now).split(".");
		expect(unsigned[2]).toBe("");
		expect(unsigned[1]).toBe(honest.split(".")[1]);
		const foreign = given.mint({ key: "foreign", header: { jwk: { $key: "foreign" } } }, now);
		expect(read(foreign)?.header).toMatchObject({ alg: "ES256", kid: "k1", jwk: { kty: "EC" } });
		expect(foreign.split(".")[2]).not.toBe(honest.split(".")[2]);
		const [header, payload, code] = given.mint({ key: "hmac-of-nothing", alg: "HS256" }, now).split(".");
		expect(code).toBe(createHmac("sha256", "").update(`${header}.${payload}`).digest("base64url"));
	});

	it("is not signed again", () => {
		for (const defect of [
			{ claims: { sub: "x" } },
			{ text: [{ signature: "der" } as const] },
			{ key: "other" } as const,
		]) {
			expect(needsNoKey(defect)).toBe(false);
			expect(() => given.mint(defect, now)).toThrow(RangeError);
		}
	});

	it("is nothing any more once it has expired, or is about to", () => {
		expect(expiryOf(read(honest)?.claims ?? {})).toBe(now + 300);
		expect(() => given.mint({}, now + 298)).not.toThrow();
		expect(() => given.mint({}, now + 299)).toThrow(TokenExpired);
		expect(() => given.mint({ key: "none" }, now + 301)).toThrow(TokenExpired);
	});

	it("is read only if it is a signed token", () => {
		for (const text of ["", "abc", "a.b.c", "e30.e30", `Bearer ${honest}`, "W10.e30.AAAA", `${honest}\n`]) {
			expect(read(text)).toBeUndefined();
		}
	});
});

describe("a token under a shared secret", () => {
	const secret = Buffer.from("a-shared-secret-of-32-characters");
	const mint = tokenMint({ issuer: "i", audience: "a", claims, keys: [sharedKeyOf(undefined, "HS384", secret)] });

	it("has the code of RFC 7518 §3.2, no kid, and nothing that is published", () => {
		const [header = "", payload, code] = mint.mint({}, now).split(".");
		expect(JSON.parse(Buffer.from(header, "base64url").toString())).toEqual({ alg: "HS384", typ: "JWT" });
		expect(code).toBe(createHmac("sha384", secret).update(`${header}.${payload}`).digest("base64url"));
		expect(mint.published).toEqual([]);
		expect(() => mint.entry({ $key: "right" })).toThrow(/public half/);
	});

	it("is forged by a stranger under any algorithm, and under his own secret that he gives along", () => {
		expect(read(mint.mint({ key: "foreign", alg: "RS256" }, now))?.header).toEqual({ alg: "RS256", typ: "JWT" });
		const { header } = read(mint.mint({ key: "foreign", header: { jwk: { $key: "foreign" } } }, now)) ?? {};
		expect(header).toMatchObject({ alg: "HS384", jwk: { kty: "oct" } });
		expect(JSON.stringify(header)).not.toContain(secret.toString("base64url"));
	});

	it("says what the target looks at, and nothing else", () => {
		const plain = tokenMint({ claims, header: { typ: "at+jwt" }, keys: [sharedKeyOf("k", "HS256", secret)] });
		const { header, claims: said = {} } = read(plain.mint({}, now)) ?? {};
		expect(header).toEqual({ alg: "HS256", typ: "at+jwt", kid: "k" });
		expect(Object.keys(said).sort()).toEqual(["exp", "iat", "jti", "scope", "sub"]);
	});
});

describe("a change of the text", () => {
	it("makes a length that base64url cannot have, whatever the length was", () => {
		for (const part of ["AA", "AAA", "AAAA", "AAAAAA"]) {
			const text = givenToken({ reveal: () => `e30.e30.${part}` }).mint(
				{ text: [{ impossibleLength: { part: 2 } }] },
				now,
			);
			expect((text.split(".")[2] ?? "").length % 4).toBe(1);
		}
	});
});
