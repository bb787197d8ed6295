import { exportJWK, exportPKCS8, generateKeyPair, importPKCS8 } from "jose";
import { expect } from "vitest";
import { encodeBase64url, encodeUtf8 } from "#protocol";
import type { GatewaySubject } from "./bench/bench.ts";
import { issuerKey, issuerOf, keySetAnswer } from "./bench/issuer.ts";
import { lasting, tokens } from "./bench/tokens.ts";
import type { ContractCase } from "./contract.ts";

const unusable: readonly unknown[] = [
	null,
	1,
	"key",
	[],
	{},
	{ kid: "x" },
	{ kid: "x", kty: "RSA" },
	{ kid: "x", kty: "RSA", n: "!", e: "AQAB" },
];

/** Which sets are taken, and which of their entries. */
export const entryCases: readonly ContractCase<GatewaySubject>[] = [
	{
		requirement: "JWKS-08",
		behaviour: "keeps the last good set instead of one that is none, is too large or has no usable key",
		run: async (subject) => {
			const symmetric = { kty: "oct", kid: "key-1", k: "AAAA" };
			const bodies = [
				"",
				"<html>",
				"[]",
				"{}",
				'{"keys":null}',
				'{"keys":{}}',
				'{"keys":[]}',
				JSON.stringify({ keys: unusable }),
				JSON.stringify({ keys: [symmetric] }),
				"\ufeff{}",
			];
			const { at, bench, key } = await tokens(subject);
			await at(0);
			const oversized = JSON.stringify({ keys: [key.jwk], filler: "a".repeat(65_536) });
			for (const [index, body] of [...bodies, oversized].entries()) {
				bench.issuer.answer = () => new Response(body, { headers: { "content-type": "application/json" } });
				expect(await at(3600 + index * 10)).toBe(200);
			}
			expect(bench.issuer.fetches).toHaveLength(bodies.length + 2);
		},
	},
	{
		requirement: "JWT-ALG-05",
		behaviour:
			"holds a signature of an RSA key that names no algorithm against the one of the token, and not its sister",
		run: async (subject) => {
			const key = await rsaKey("key-rsa");
			const { at, bench } = await tokens(subject);
			bench.issuer.answer = () => keySetAnswer([key.jwk]);
			for (const alg of ["RS256", "PS256"] as const) {
				expect(await at(0, await key.sign({ alg, signedBy: alg }))).toBe(200);
				const other = alg === "RS256" ? "PS256" : "RS256";
				expect(await at(0, await key.sign({ alg, signedBy: other }))).toBe("invalid_token");
			}
		},
	},
	{
		requirement: "JWKS-08",
		behaviour: "takes a set of exactly 64 KB",
		run: async (subject) => {
			const { at, bench, key } = await tokens(subject);
			const bare = JSON.stringify({ keys: [key.jwk], filler: "" });
			const text = JSON.stringify({ keys: [key.jwk], filler: "a".repeat(65_536 - bare.length) });
			bench.issuer.answer = () => new Response(text);
			expect(await at(0)).toBe(200);
		},
	},
	{
		requirement: "JWKS-08",
		behaviour: "takes a set whose only usable key is of another algorithm than those configured",
		run: async (subject) => {
			const rsa = await issuerKey("key-rsa", "RS256");
			const jwt = {
				issuer: "https://issuer.test/",
				audience: "https://api.test",
				algorithms: ["ES256" as const],
				jwksUrl: "https://issuer.test/jwks.json",
			};
			const { at } = await tokens(subject, { issuer: issuerOf([rsa.jwk]), config: { jwt } });
			expect(await at(0)).toBe("invalid_token");
		},
	},
	{
		requirement: "JWKS-09",
		behaviour: "skips each unusable entry by itself",
		run: async (subject) => {
			const { at, bench, key } = await tokens(subject);
			bench.issuer.answer = () => keySetAnswer([...unusable, key.jwk, ...unusable]);
			expect(await at(0)).toBe(200);
		},
	},
	{
		requirement: "JWKS-09",
		behaviour: "makes no key of members that are no texts, although a text could be made of each",
		run: async (subject) => {
			const [rsa, ec] = [await issuerKey("key-1", "RS256"), await issuerKey("key-1", "ES256")];
			for (const [key, members] of [
				[rsa, { e: ["AQAB"] }],
				[ec, { x: [ec.jwk.x] }],
			] as const) {
				const { at } = await tokens(subject, { issuer: issuerOf([{ ...key.jwk, ...members }]) });
				expect(await at(0, await key.sign(lasting()))).toBe("issuer_unavailable");
			}
		},
	},
	{
		requirement: "JWKS-10",
		behaviour: "looks at the first 20 entries",
		run: async (subject) => {
			const other = await issuerKey("key-0");
			for (const [between, expected] of [
				[18, 200],
				[19, "invalid_token"],
			] as const) {
				const { at, bench, key } = await tokens(subject);
				bench.issuer.answer = () => keySetAnswer([other.jwk, ...Array(between).fill({}), key.jwk]);
				expect(await at(0)).toBe(expected);
			}
		},
	},
	{
		requirement: "JWKS-11",
		behaviour: "takes a redirect for a failed fetch",
		run: async (subject) => {
			const { at, bench, fetches } = await tokens(subject);
			bench.issuer.answer = () =>
				new Response(null, { status: 301, headers: { location: "https://issuer.test/keys" } });
			expect(await at(0)).toBe("issuer_unavailable");
			expect(fetches()).toBe(1);
		},
	},
	{
		requirement: "JWT-ALG-04",
		behaviour: "accepts each of the four algorithms",
		run: async (subject) => {
			for (const algorithm of ["RS256", "PS256", "ES256", "EdDSA"] as const) {
				const key = await issuerKey("key-1", algorithm);
				const { at } = await tokens(subject, { issuer: issuerOf([key.jwk]) });
				expect(await at(0, await key.sign(lasting()))).toBe(200);
			}
		},
	},
	{
		requirement: "JWT-KEY-04",
		behaviour: "does not verify with a key whose alg is another, and does not take its kid for unknown",
		run: async (subject) => {
			const key = await issuerKey("key-1", "RS256", { alg: "PS256" });
			const { at, fetches } = await tokens(subject, { issuer: issuerOf([key.jwk]) });
			expect(await at(0, await key.sign(lasting()))).toBe("invalid_token");
			expect(fetches()).toBe(1);
		},
	},
	{
		requirement: "JWT-KEY-05",
		behaviour: "uses a key only for what use and key_ops say",
		run: async (subject) => {
			const said: readonly (readonly [Record<string, unknown>, string | number])[] = [
				[{ use: "sig", key_ops: ["verify"] }, 200],
				[{ use: "enc" }, "issuer_unavailable"],
				[{ key_ops: ["sign"] }, "issuer_unavailable"],
				[{ key_ops: "verify" }, "issuer_unavailable"],
			];
			for (const [members, expected] of said) {
				const key = await issuerKey("key-1", "ES256", members);
				const { at } = await tokens(subject, { issuer: issuerOf([key.jwk]) });
				expect(await at(0, await key.sign(lasting()))).toBe(expected);
			}
		},
	},
	{
		requirement: "JWT-KEY-08",
		behaviour: "tries each key of one kid",
		run: async (subject) => {
			const [first, second] = [await issuerKey("key-1"), await issuerKey("key-1")];
			const { at } = await tokens(subject, { issuer: issuerOf([first.jwk, second.jwk]) });
			expect(await at(0, await first.sign(lasting()))).toBe(200);
			expect(await at(0, await second.sign(lasting()))).toBe(200);
		},
	},
];

/** An RSA key whose entry names no algorithm, and which signs by either whatever the header says. */
async function rsaKey(kid: string) {
	const pair = await generateKeyPair("RS256", { extractable: true });
	const [secret, { n, e }] = await Promise.all([exportPKCS8(pair.privateKey), exportJWK(pair.publicKey)]);
	const part = (members: object) => encodeBase64url(encodeUtf8(JSON.stringify(members)));
	return {
		jwk: { kty: "RSA", kid, n, e },
		sign: async ({ alg, signedBy }: { alg: string; signedBy: "RS256" | "PS256" }) => {
			const key = await importPKCS8(secret, signedBy);
			const text = `${part({ alg, kid })}.${part(lasting())}`;
			const parameters = { name: key.algorithm.name, saltLength: 32 };
			const signature = await crypto.subtle.sign(parameters, key, encodeUtf8(text));
			return `${text}.${encodeBase64url(new Uint8Array(signature))}`;
		},
	};
}
