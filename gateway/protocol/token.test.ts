import { describe, expect, it } from "vitest";
import { encodeBase64url, encodeUtf8 } from "./encoding.ts";
import { maxTokenBytes, parseToken, type TokenPolicy } from "./token.ts";

const policy: TokenPolicy = {
	issuer: "https://issuer.test/",
	audience: "https://api.test",
	algorithms: ["RS256", "ES256"],
	types: [null, "jwt", "at+jwt"],
	toleranceSeconds: 30,
};
const header = { alg: "RS256", kid: "key-1" };

function part(value: unknown): string {
	return encodeBase64url(encodeUtf8(typeof value === "string" ? value : JSON.stringify(value)));
}

function token(parts: { header?: unknown; claims?: unknown; signature?: string } = {}): string {
	return `${part(parts.header ?? header)}.${part(parts.claims ?? { sub: "a" })}.${parts.signature ?? "AAAA"}`;
}

const refused = { ok: false, refusal: { code: "invalid_token" } };

describe("a token", () => {
	it("is parsed into what is needed to look for its key", () => {
		expect(parseToken(token(), policy)).toEqual({
			ok: true,
			value: { text: token(), algorithm: "RS256", keyId: "key-1", unverifiedClaims: { sub: "a" } },
		});
	});

	it.each([
		"",
		".",
		"..",
		"...",
		token({ signature: "" }),
		`${part(header)}.${part({})}`,
		`${token()}.AAAA`,
		`${token()}.`,
		`.${token()}`,
		`.${part({})}.AAAA`,
		`${part(header)}..AAAA`,
		`${token()}=`,
		`${token()}==`,
		` ${token()}`,
		`${token()} `,
		`${token()}\n`,
		token().replace(".", "\t."),
		token({ signature: "A" }),
		token({ signature: "AAAAA" }),
		token({ signature: "AB" }),
		token({ signature: "AA+/" }),
		`"${token()}"`,
		`${part(header).slice(0, -1)}.${part({})}.AAAA`,
	])("is refused for its grammar: %j", (text) => {
		expect(parseToken(text, policy)).toMatchObject(refused);
	});

	it.each([
		"[]",
		"null",
		'"a"',
		"",
		'{"sub":"a"',
		'\ufeff{"sub":"a"}',
		'{"sub":"a","sub":"b"}',
		'{"sub":"a","\\u0073ub":"b"}',
		'{"a":{"b":1,"b":2}}',
		'{"sub":"a"}{}',
	])("is refused for claims that are not one strict JSON object: %j", (claims) => {
		expect(parseToken(token({ claims }), policy)).toMatchObject(refused);
	});

	it("is refused for bytes that are not UTF-8", () => {
		const broken = encodeBase64url(Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d));
		expect(parseToken(`${part(header)}.${broken}.AAAA`, policy)).toMatchObject(refused);
		expect(parseToken(`${broken}.${part({})}.AAAA`, policy)).toMatchObject(refused);
	});

	it.each<[Record<string, unknown>]>([
		[{ crit: ["exp"] }],
		[{ crit: [] }],
		[{ b64: true }],
		[{ b64: false }],
		[{ zip: "DEF" }],
		[{ jwk: {} }],
		[{ jku: "https://evil.test" }],
		[{ x5u: "https://evil.test" }],
		[{ x5c: [] }],
		[{ jku: null }],
		[{ alg: undefined }],
		[{ alg: null }],
		[{ alg: "none" }],
		[{ alg: "None" }],
		[{ alg: "HS256" }],
		[{ alg: "PS256" }],
		[{ alg: "rs256" }],
		[{ alg: "RS256 " }],
		[{ alg: ["RS256"] }],
		[{ alg: 0 }],
		[{ kid: undefined }],
		[{ kid: "" }],
		[{ kid: 1 }],
		[{ kid: null }],
		[{ kid: ["key-1"] }],
		[{ kid: "k".repeat(257) }],
		[{ typ: "secevent+jwt" }],
		[{ typ: "" }],
		[{ typ: null }],
		[{ typ: 1 }],
		[{ typ: "application/" }],
		[{ typ: "text/jwt" }],
		[{ typ: "application/application/jwt" }],
	])("is refused with the header %j", (changes) => {
		expect(parseToken(token({ header: { ...header, ...changes } }), policy)).toMatchObject(refused);
	});

	it.each<[Record<string, unknown>]>([
		[{ typ: "JWT" }],
		[{ typ: "jwt" }],
		[{ typ: "at+jwt" }],
		[{ typ: "AT+JWT" }],
		[{ typ: "application/at+jwt" }],
		[{ typ: "Application/JWT" }],
		[{ kid: "k".repeat(256) }],
		[{ alg: "ES256" }],
		[{ cty: "x", x5t: "y" }],
	])("is parsed with the header %j", (changes) => {
		expect(parseToken(token({ header: { ...header, ...changes } }), policy).ok).toBe(true);
	});

	it("needs a type where the policy says so", () => {
		const strict = { ...policy, types: ["at+jwt"] };
		expect(parseToken(token(), strict)).toMatchObject(refused);
		expect(parseToken(token({ header: { ...header, typ: "at+jwt" } }), strict).ok).toBe(true);
	});

	it("may have 8192 characters and not one more", () => {
		const base = token({ signature: "" }).length;
		const longest = token({ signature: "A".repeat(maxTokenBytes - base) });
		expect(longest).toHaveLength(maxTokenBytes);
		expect(parseToken(longest, policy).ok).toBe(true);
		expect(parseToken(`${longest}AAAA`, policy)).toMatchObject(refused);
	});

	it("is refused at once for a flood of dots", () => {
		expect(parseToken(".".repeat(8192), policy)).toMatchObject(refused);
		expect(parseToken(".".repeat(1_000_000), policy)).toMatchObject(refused);
	});
});
