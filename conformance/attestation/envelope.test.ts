import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { compactVerify, decodeProtectedHeader, UnsecuredJWT } from "jose";
import { describe, expect, it } from "vitest";
import { type Keys, openEnvelope, signStatement } from "./envelope.ts";
import { forge, makePair, passingStatement, publicPem, rightHeader, signingKeyOf } from "./fake-attestation.ts";
import { readPublicKey } from "./key-text.ts";

const statement = passingStatement();
const payload = JSON.stringify(statement);
const pair = makePair.EdDSA();
const header = { ...rightHeader, alg: "EdDSA" };

async function keyOf(publicKey: KeyObject, kid = "k"): Promise<Extract<Keys, { kind: "one" }>["key"]> {
	const read = await readPublicKey(JSON.stringify({ ...publicKey.export({ format: "jwk" }), kid }));
	if (!read.ok) throw new Error(read.message);
	return read.key;
}

const one = async (publicKey = pair.publicKey): Promise<Keys> => ({ kind: "one", key: await keyOf(publicKey) });

async function opens(text: string, keys?: Keys): Promise<boolean> {
	const opened = await openEnvelope(text, keys ?? (await one()));
	if (!opened.ok) expect(opened.reason).not.toBe("");
	return opened.ok;
}

const parts = (jws: string): [string, string, string] => {
	const [head = "", body = "", signature = ""] = jws.trim().split(".");
	return [head, body, signature];
};
const encoded = (text: string): string => Buffer.from(text).toString("base64url");

describe("an attestation", () => {
	it("opens to what was signed, with each algorithm, and for any reader of JWS", async () => {
		for (const make of [makePair.EdDSA, makePair.ES256, makePair.RS256]) {
			const { privateKey, publicKey } = make();
			const jws = await signStatement(statement, await signingKeyOf(privateKey));
			const opened = await openEnvelope(`${jws}\n`, await one(publicKey));
			expect(opened).toMatchObject({ ok: true, statement });
			const { payload: bytes } = await compactVerify(jws, publicKey);
			expect(JSON.parse(Buffer.from(bytes).toString("utf8"))).toEqual(statement);
			expect(Object.keys(decodeProtectedHeader(jws)).toSorted()).toEqual(["alg", "cty", "kid", "typ"]);
		}
	});

	it("opens with the key that it names, of a set", async () => {
		const other = makePair.EdDSA();
		const keys = (...list: readonly [KeyObject, string][]): Promise<Keys> =>
			Promise.all(list.map(([key, kid]) => keyOf(key, kid))).then((all) => ({ kind: "set", keys: all }));
		const jws = await forge(payload, header, pair.privateKey);
		expect(await opens(jws, await keys([other.publicKey, "x"], [pair.publicKey, "k"]))).toBe(true);
		expect(await opens(jws, await keys([other.publicKey, "k"], [pair.publicKey, "k"]))).toBe(true);
		expect(await opens(jws, await keys([pair.publicKey, "x"]))).toBe(false);
		expect(await opens(jws, await keys([other.publicKey, "k"]))).toBe(false);
	});

	it("that another key signed is refused", async () => {
		expect(await opens(await forge(payload, header, makePair.EdDSA().privateKey))).toBe(false);
		const ec = makePair.ES256();
		expect(await opens(await forge(payload, { ...header, alg: "ES256" }, ec.privateKey))).toBe(false);
		expect(await opens(await forge(payload, header, pair.privateKey), await one(ec.publicKey))).toBe(false);
	});

	it("that nobody signed is refused", async () => {
		const { alg: _, ...rest } = header;
		for (const alg of ["none", "None", "NONE"]) {
			const bare = `${encoded(JSON.stringify({ ...rest, alg }))}.${encoded(payload)}`;
			for (const text of [`${bare}.`, `${bare}.${encoded("x")}`]) expect(await opens(text)).toBe(false);
		}
		expect(await opens(new UnsecuredJWT({ ...statement }).encode())).toBe(false);
	});

	it("whose signature is a MAC with the public key as its secret is refused", async () => {
		for (const { publicKey } of [pair, makePair.RS256()]) {
			const secrets = [
				publicPem(publicKey),
				publicPem(publicKey).trim(),
				JSON.stringify(publicKey.export({ format: "jwk" })),
			];
			for (const alg of ["HS256", "HS384", "HS512"]) {
				for (const secret of secrets) {
					const jws = await forge(payload, { ...header, alg }, Buffer.from(secret.padEnd(64, "\n")));
					expect(await opens(jws, await one(publicKey))).toBe(false);
				}
			}
		}
	});

	it("whose algorithm is right for the key but not pinned is refused", async () => {
		const { privateKey, publicKey } = makePair.RS256();
		for (const alg of ["RS512", "PS256"]) {
			expect(await opens(await forge(payload, { ...header, alg }, privateKey), await one(publicKey))).toBe(false);
		}
		expect(await opens(await forge(payload, { ...header, alg: "RS256" }, privateKey), await one(publicKey))).toBe(true);
	});

	it("with any other header is refused, so that a token of the same key is none", async () => {
		expect(await opens(await forge(payload, header, pair.privateKey))).toBe(true);
		const jwk = pair.publicKey.export({ format: "jwk" });
		const changes: readonly Readonly<Record<string, unknown>>[] = [
			{ typ: "JWT" },
			{ typ: undefined },
			{ typ: "COUNTERSIGN-ATTESTATION+JWS" },
			{ cty: "application/json" },
			{ cty: undefined },
			{ kid: undefined },
			{ kid: "" },
			{ jwk },
			{ jku: "https://keys.test" },
			{ x5c: ["AA=="] },
			{ extra: 1 },
		];
		for (const change of changes) {
			expect(await opens(await forge(payload, { ...header, ...change }, pair.privateKey)), JSON.stringify(change)).toBe(
				false,
			);
		}
	});

	it("that was changed anywhere is refused", async () => {
		const jws = await forge(payload, header, pair.privateKey);
		const [head, body, signature] = parts(jws);
		const tampered = encoded(payload.replace('"pass":3', '"pass":4'));
		expect(await opens(`${head}.${tampered}.${signature}`)).toBe(false);
		for (let at = 0; at < jws.length; at += 37) {
			const changed = jws[at] === "A" ? "B" : "A";
			expect(await opens(`${jws.slice(0, at)}${changed}${jws.slice(at + 1)}`), `at ${at}`).toBe(false);
		}
		expect(await opens(`${head}.${body}.${signature.slice(0, -2)}`)).toBe(false);
	});

	it("in any other spelling is refused", async () => {
		const jws = await forge(payload, header, pair.privateKey);
		const [head, body, signature] = parts(jws);
		const last = signature.at(-1) ?? "";
		const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
		const sibling = alphabet[alphabet.indexOf(last) + 1] ?? "";
		for (const text of [
			` ${jws}`,
			`${jws} `,
			`${jws}\n\n`,
			`${jws}\u0000`,
			`${head}.${body}.${signature}=`,
			`${head}.${body}.${signature}.`,
			// The two last bits of the last character say nothing.
			`${head}.${body}.${signature.slice(0, -1)}${sibling}`,
			JSON.stringify({ protected: head, payload: body, signature }),
			"",
			"a.b.c",
		]) {
			expect(await opens(text), text.slice(-12)).toBe(false);
		}
	});

	it("with a member twice is refused, in the header before anything else and in what is signed", async () => {
		const double = payload.replace('"result":"PASSED"', '"result":"FAILED","result":"PASSED"');
		expect(double).not.toBe(payload);
		expect(await opens(await forge(double, header, pair.privateKey))).toBe(false);
		const escaped = payload.replace('"result":"PASSED"', '"r\\u0065sult":"FAILED","result":"PASSED"');
		expect(await opens(await forge(escaped, header, pair.privateKey))).toBe(false);
		const text = `{"alg":"none",${JSON.stringify(header).slice(1)}`;
		const [, body, signature] = parts(await forge(payload, header, pair.privateKey));
		expect(await opens(`${encoded(text)}.${body}.${signature}`)).toBe(false);
	});

	it("of something else than a run of this suite is refused", async () => {
		const { countersign: _, ...testResult } = statement.predicate;
		for (const other of [
			"not json",
			"[]",
			`\ufeff${payload}`,
			JSON.stringify({ ...statement, _type: "https://in-toto.io/Statement/v0.1" }),
			JSON.stringify({ ...statement, predicateType: "https://slsa.dev/provenance/v1" }),
			JSON.stringify({ ...statement, subject: [] }),
			JSON.stringify({ ...statement, subject: [{ name: "x", digest: { sha256: "ABC" } }] }),
			JSON.stringify({ ...statement, predicate: testResult }),
			JSON.stringify({ ...statement, predicate: { ...statement.predicate, result: "OK" } }),
		]) {
			expect(await opens(await forge(other, header, pair.privateKey)), other.slice(0, 60)).toBe(false);
		}
		// Whoever reads a statement ignores what it does not know.
		expect(await opens(await forge(JSON.stringify({ ...statement, later: 1 }), header, pair.privateKey))).toBe(true);
	});

	it("that is huge or deep is refused or opened, and takes neither the stack nor long", async () => {
		const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
		expect(await opens(await forge(deep, header, pair.privateKey))).toBe(false);
		expect(await opens(`${encoded(deep)}.${encoded(payload)}.${encoded("x")}`)).toBe(false);
		expect(await opens("A".repeat(15_000_000))).toBe(false);
		expect(await opens(`${"A".repeat(5_000_000)}.${"A".repeat(5_000_000)}.${"A".repeat(5_000_000)}`)).toBe(false);
		const nested = JSON.stringify({ ...statement, later: 0 }).replace('"later":0', `"later":${deep}`);
		expect(await opens(await forge(nested, header, pair.privateKey))).toBe(false);
	});

	it("is not opened by a key of another curve", async () => {
		const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-384" });
		expect(await opens(await forge(payload, { ...header, alg: "ES384" }, privateKey))).toBe(false);
	});
});
