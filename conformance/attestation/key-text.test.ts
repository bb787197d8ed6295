import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { makePair, privatePem, publicPem } from "./fake-attestation.ts";
import { readKeySet, readPrivateKey, readPublicKey } from "./key-text.ts";

const usable = ["EdDSA", "ES256", "RS256"] as const;
const unusable = ["weakRsa", "P384", "Ed448"] as const;
const jwkText = (key: ReturnType<(typeof makePair)["EdDSA"]>["publicKey"], members: object = {}): string =>
	JSON.stringify({ ...key.export({ format: "jwk" }), ...members });

describe("a key to sign with", () => {
	it("is a private JWK or PKCS #8, and has one algorithm and the id of its public half", async () => {
		for (const algorithm of usable) {
			const { privateKey, publicKey } = makePair[algorithm]();
			const verifying = await readPublicKey(publicPem(publicKey));
			for (const text of [
				privatePem(privateKey),
				jwkText(privateKey),
				jwkText(privateKey, { use: "sig", key_ops: ["sign"] }),
			]) {
				const read = await readPrivateKey(text);
				expect(read).toMatchObject({ ok: true, key: { algorithm } });
				expect(read.ok && verifying.ok && read.key.kid === verifying.key.kid).toBe(true);
			}
			expect(await readPrivateKey(jwkText(privateKey, { kid: "mine" }))).toMatchObject({ key: { kid: "mine" } });
		}
	});

	it("is refused where it is weak, of another kind, for another use, encrypted, public or damaged, and not shown", async () => {
		const { privateKey, publicKey } = makePair.EdDSA();
		const pem = privatePem(privateKey);
		const ec = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
		const texts = [
			...unusable.flatMap((kind) => {
				const key = makePair[kind]().privateKey;
				return kind === "Ed448" ? [privatePem(key)] : [privatePem(key), jwkText(key)];
			}),
			publicPem(publicKey),
			jwkText(publicKey),
			privateKey.export({ format: "pem", type: "pkcs8", cipher: "aes-256-cbc", passphrase: "p" }).toString(),
			ec.export({ format: "pem", type: "sec1" }).toString(),
			pem.replaceAll("\n", " "),
			pem.replace(/[A-Za-z0-9+/]{8}\n-----END/, "\n-----END"),
			jwkText(privateKey, { use: "enc" }),
			jwkText(privateKey, { key_ops: ["verify"] }),
			jwkText(privateKey, { alg: "ES256" }),
			JSON.stringify({ kty: "oct", k: "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0" }),
			"{not json",
			"secret",
		];
		const said = await Promise.all(texts.map(readPrivateKey));
		expect(said.map(({ ok }) => ok)).toEqual(texts.map(() => false));
		const { d = "" } = privateKey.export({ format: "jwk" });
		for (const text of [d, "c2VjcmV0", "BEGIN", "not json"]) expect(JSON.stringify(said)).not.toContain(text);
	});
});

describe("a key to verify with", () => {
	it("is a public JWK or PEM of a kind that can sign", async () => {
		for (const algorithm of usable) {
			const { publicKey } = makePair[algorithm]();
			for (const text of [publicPem(publicKey), jwkText(publicKey)]) {
				expect(await readPublicKey(text)).toMatchObject({ ok: true, key: { algorithm } });
			}
		}
		for (const kind of unusable) {
			expect(await readPublicKey(publicPem(makePair[kind]().publicKey))).toMatchObject({ ok: false });
		}
	});

	it("is never a private one, nor a secret", async () => {
		const { privateKey } = makePair.EdDSA();
		for (const text of [privatePem(privateKey), jwkText(privateKey)]) {
			expect(await readPublicKey(text)).toMatchObject({ ok: false, message: expect.stringContaining("private") });
		}
		expect(await readPublicKey(JSON.stringify({ kty: "oct", k: "c2VjcmV0" }))).toMatchObject({ ok: false });
		const set = [makePair.EdDSA().publicKey, privateKey].map((key) => key.export({ format: "jwk" }));
		expect(await readKeySet(JSON.stringify({ keys: set }))).toMatchObject({
			ok: false,
		});
	});

	it("may be one of a set, of which what cannot verify is left out", async () => {
		const good = makePair.ES256().publicKey.export({ format: "jwk" });
		const weak = makePair.weakRsa().publicKey.export({ format: "jwk" });
		const set = { keys: [weak, { kty: "oct", k: "c2VjcmV0" }, { ...good, kid: "good" }, { ...good, use: "enc" }] };
		expect(await readKeySet(JSON.stringify(set))).toMatchObject({
			ok: true,
			keys: [{ kid: "good", algorithm: "ES256" }],
		});
		for (const text of ["", "[]", "{}", '{"keys":[]}', JSON.stringify({ keys: [weak] })]) {
			expect(await readKeySet(text)).toMatchObject({ ok: false });
		}
	});
});
