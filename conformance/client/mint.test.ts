import { constants, createHmac, createPublicKey, verify } from "node:crypto";
import {
	type CryptoKey,
	compactVerify,
	createLocalJWKSet,
	decodeProtectedHeader,
	flattenedVerify,
	generalVerify,
	importJWK,
	type JWK,
	jwtVerify,
} from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { type KeyMint, tokenMint } from "./mint.ts";
import { NothingToChange } from "./nothing-to-change.ts";
import type { TokenDefect } from "./probe.ts";
import { generateSigningKey, publicJwk, publicPem, type SigningKey, signingKeyOf } from "./token-keys.ts";

const now = 1767225600;
const currentDate = new Date(now * 1000);
let es256: SigningKey;
let rs256: SigningKey;
let eddsa: SigningKey;
let mint: KeyMint;

beforeAll(async () => {
	[es256, rs256, eddsa] = await Promise.all([
		generateSigningKey("es", "ES256"),
		generateSigningKey("rs", "RS256"),
		generateSigningKey("ed", "EdDSA"),
	]);
	mint = tokenMint({
		issuer: "https://issuer.test",
		audience: "api",
		claims: { sub: "user-1", scope: "sites:read" },
		keys: [es256, rs256, eddsa],
	});
});

function made(defect: TokenDefect = {}): string {
	return mint.mint(defect, now + 0.7);
}

function partOf(token: string, index: number): string {
	return Buffer.from(token.split(".")[index] ?? "", "base64url").toString("utf8");
}

function claimsOf(token: string): Record<string, unknown> {
	return JSON.parse(partOf(token, 1));
}

async function keyOf(jwk: Record<string, unknown>, alg?: string): Promise<CryptoKey> {
	const key = await importJWK(jwk, alg);
	if (key instanceof Uint8Array) {
		throw new Error("a symmetric key");
	}
	return key;
}

describe("an honest token", () => {
	it("verifies under the published keys, as jose sees it, with every algorithm that the keys allow", async () => {
		const keys = createLocalJWKSet({
			keys: mint.published.map((jwk) => ({ ...jwk, alg: undefined }) as unknown as JWK),
		});
		for (const alg of ["ES256", "RS256", "PS256", "EdDSA", "RS512"]) {
			const { protectedHeader, payload } = await jwtVerify(made({ alg }), keys, {
				issuer: "https://issuer.test",
				audience: "api",
				currentDate,
			});
			expect(protectedHeader.alg).toBe(alg);
			expect(payload).toMatchObject({ sub: "user-1", iat: now, exp: now + 300 });
		}
	});

	it("is another one each time", () => {
		expect(claimsOf(made())["jti"]).not.toBe(claimsOf(made())["jti"]);
	});
});

describe("what a mistaken mint signs", () => {
	it("replaces and leaves out members, and counts times from now", async () => {
		const token = made({
			header: { typ: "dpop+jwt", crit: ["x"] },
			claims: { aud: ["api", 1], iss: null },
			omit: ["claims.exp", "header.kid", "claims.jti"],
			times: { nbf: 600 },
		});
		expect(decodeProtectedHeader(token)).toEqual({ alg: "ES256", typ: "dpop+jwt", crit: ["x"] });
		expect(claimsOf(token)).toEqual({
			iss: null,
			aud: ["api", 1],
			iat: now,
			sub: "user-1",
			scope: "sites:read",
			nbf: now + 600,
		});
		const key = createPublicKey(es256.key);
		const [header, claims, signature] = token.split(".");
		const input = Buffer.from(`${header}.${claims}`);
		const bytes = Buffer.from(signature ?? "", "base64url");
		expect(verify("sha256", input, { key, dsaEncoding: "ieee-p1363" }, bytes)).toBe(true);
	});

	it("signs literal texts with the honest members in them, and bytes that are not UTF-8", async () => {
		const token = made({
			claimsText: '\ufeff{{honest},"sub":"b","x":"\udcff"}',
			headerText: '{{honest},"alg":"none"}',
		});
		const bytes = Buffer.from(token.split(".")[1] ?? "", "base64url");
		expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
		expect(bytes.includes(Buffer.from('","sub":"b","x":"'))).toBe(true);
		expect(bytes.at(-3)).toBe(0xff);
		expect(partOf(token, 0)).toMatch(/^\{"alg":"ES256".*,"alg":"none"\}$/);
	});

	it("signs under foreign, weak and other keys", async () => {
		const foreign = await compactVerify(made({ key: "foreign" }), await keyOf(mint.entry({ $key: "foreign" })));
		expect(foreign.protectedHeader.kid).toBe("es");
		await expect(compactVerify(made({ key: "foreign" }), await keyOf(publicJwk(es256)))).rejects.toThrow();

		const weak = mint.entry({ $key: "weak" });
		expect(Buffer.from(String(weak["n"]), "base64url")).toHaveLength(128);
		const [header, claims, signature] = made({ key: "weak" }).split(".");
		const weakKey = createPublicKey({ key: weak, format: "jwk" });
		expect(
			verify("sha256", Buffer.from(`${header}.${claims}`), weakKey, Buffer.from(signature ?? "", "base64url")),
		).toBe(true);
		expect(decodeProtectedHeader(made({ key: "weak" }))).toMatchObject({ kid: "weak", alg: "RS256" });
		const short = createPublicKey({ key: mint.entry({ $key: "short" }), format: "jwk" });
		expect(short.asymmetricKeyDetails?.modulusLength).toBe(2047);

		const other = await compactVerify(made({ key: "other" }), await keyOf(publicJwk(rs256)));
		expect(other.protectedHeader).toMatchObject({ kid: "es", alg: "RS256" });
	});

	it("takes what is public for an HMAC secret", () => {
		const secrets = {
			"hmac-of-public-pem": publicPem(rs256),
			"hmac-of-public-jwk": JSON.stringify(publicJwk(rs256)),
			"hmac-of-public-modulus": Buffer.from(String(publicJwk(rs256)["n"]), "base64url"),
			"hmac-of-zeros": Buffer.alloc(32),
		} as const;
		for (const [key, secret] of Object.entries(secrets)) {
			const token = made({ key: key as keyof typeof secrets });
			const [header, claims, signature] = token.split(".");
			expect(signature).toBe(createHmac("sha256", secret).update(`${header}.${claims}`).digest("base64url"));
			expect(decodeProtectedHeader(token)).toMatchObject({ alg: "HS256", kid: "rs" });
		}
		const sha512 = made({ key: "hmac-of-public-pem", alg: "HS512" }).split(".")[2];
		expect(Buffer.from(sha512 ?? "", "base64url")).toHaveLength(64);
	});

	it("leaves the signature empty for none, and keeps it under a false name", () => {
		expect(made({ key: "none" })).toMatch(/^[^.]+\.[^.]+\.$/);
		expect(JSON.parse(partOf(made({ key: "none", alg: "nOnE" }), 0))).toMatchObject({ alg: "nOnE", kid: "es" });
		const named = made({ alg: "none" });
		expect(Buffer.from(named.split(".")[2] ?? "", "base64url")).toHaveLength(64);
	});
});

describe("changes of the text", () => {
	it("flips one bit, in any part", () => {
		const token = made({ text: [{ flipBit: { part: 2, byte: -1 } }], claims: { jti: "1" }, alg: "RS256" });
		const honest = made({ claims: { jti: "1" }, alg: "RS256" });
		const signatureOf = (text: string) => Buffer.from(text.split(".")[2] ?? "", "base64url");
		expect(token.split(".").slice(0, 2)).toEqual(honest.split(".").slice(0, 2));
		expect((signatureOf(token).at(-1) ?? 0) ^ (signatureOf(honest).at(-1) ?? 0)).toBe(1);
		expect(signatureOf(token).subarray(0, -1)).toEqual(signatureOf(honest).subarray(0, -1));
	});

	it("drops, empties and extends parts, and wraps the whole", () => {
		expect(made({ text: [{ dropPart: 2 }] }).split(".")).toHaveLength(2);
		expect(made({ text: [{ emptyPart: 1 }] })).toMatch(/^[^.]+\.\.[^.]+$/);
		expect(made({ text: [{ appendToPart: { part: 0, text: "=" } }] })).toMatch(/^[\w-]+=\./);
		expect(made({ text: [{ insertInPart: { part: 1, at: 2, text: " " } }] }).split(".")[1]).toMatch(
			/^[\w-]{2} [\w-]+$/,
		);
		expect(made({ text: [{ prepend: "." }, { append: ".x" }] })).toMatch(/^\.[^.]+\.[^.]+\.[^.]+\.x$/);
		expect(made({ text: [{ replaceWith: "x" }, { append: "y" }] })).toBe("xy");
	});

	it("sets trailing bits that a lenient decoder does not see, in every part", () => {
		for (const part of [0, 1, 2] as const) {
			for (let length = 0; length < 3; length += 1) {
				const shape = { header: { a: "b".repeat(length) }, claims: { jti: "b".repeat(length) } };
				const text = made({ ...shape, text: [{ trailingBits: { part } }] }).split(".")[part] ?? "";
				const bytes = Buffer.from(text, "base64url");
				expect(text).not.toBe(bytes.toString("base64url"));
				expect(text.slice(0, -1)).toBe(bytes.toString("base64url").slice(0, -1));
			}
		}
	});

	it("puts an unsigned token of the honest claims into a token", () => {
		const [, payload = ""] = made({ claims: { sub: "a" }, claimsText: "{nested}" }).split(".");
		const [header = "", claims = "", signature] = Buffer.from(payload, "base64url").toString().split(".");
		expect(JSON.parse(Buffer.from(header, "base64url").toString())).toEqual({ alg: "none" });
		expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toMatchObject({ sub: "a" });
		expect(signature).toBe("");
	});

	it("spells a token in the alphabet of plain base64, if that changes it", () => {
		const claims = { sub: "~~~~~~???>>>" };
		const plain = made({ claims, text: [{ alphabet: "plain" }] });
		expect(plain).toMatch(/^[A-Za-z0-9+/]+\.[A-Za-z0-9+/]+\.[A-Za-z0-9+/]+$/);
		expect(plain).toMatch(/[+/]/);
		expect(() => made({ text: [{ replaceWith: "a.b" }, { alphabet: "plain" }] })).toThrow(NothingToChange);
	});

	it("gives the signature other forms", async () => {
		const lengthOf = (form: "zero" | "truncated" | "extended") =>
			Buffer.from(made({ text: [{ signature: form }] }).split(".")[2] ?? "", "base64url").length;
		expect([lengthOf("zero"), lengthOf("truncated"), lengthOf("extended")]).toEqual([64, 63, 65]);
		expect(made({ text: [{ signature: "zero" }] }).split(".")[2]).toMatch(/^A+$/);

		const [header, claims, der] = made({ text: [{ signature: "der" }] }).split(".");
		const key = createPublicKey(es256.key);
		const input = Buffer.from(`${header}.${claims}`);
		expect(verify("sha256", input, { key, dsaEncoding: "der" }, Buffer.from(der ?? "", "base64url"))).toBe(true);

		const order = Buffer.from(made({ text: [{ signature: "order" }] }).split(".")[2] ?? "", "base64url");
		expect(order.toString("hex")).toMatch(/^(ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551)\1$/);

		await expect(
			compactVerify(made({ text: [{ signature: "other-s" }] }), await keyOf(publicJwk(es256))),
		).resolves.toBeDefined();

		const [ph, pc, salted] = made({ text: [{ signature: "short-salt" }], alg: "PS256" }).split(".");
		const pss = (saltLength: number) =>
			verify(
				"sha256",
				Buffer.from(`${ph}.${pc}`),
				{ key: createPublicKey(rs256.key), padding: constants.RSA_PKCS1_PSS_PADDING, saltLength },
				Buffer.from(salted ?? "", "base64url"),
			);
		expect([pss(20), pss(32)]).toEqual([true, false]);

		const [h, c, other] = made({ text: [{ signature: "other-token" }], alg: "EdDSA" }).split(".");
		const bytes = Buffer.from(other ?? "", "base64url");
		expect(bytes).toHaveLength(64);
		expect(verify(null, Buffer.from(`${h}.${c}`), createPublicKey(eddsa.key), bytes)).toBe(false);
	});
});

describe("JSON serializations", () => {
	it("hold the same token", async () => {
		const flattened = JSON.parse(made({ text: [{ serialize: "flattened" }] }));
		const general = JSON.parse(made({ text: [{ serialize: "general" }] }));
		const key = await keyOf(publicJwk(es256));
		await expect(flattenedVerify(flattened, key)).resolves.toBeDefined();
		await expect(generalVerify(general, key)).resolves.toBeDefined();
	});
});

describe("a key in the header", () => {
	it("is the public key of a role", () => {
		expect(decodeProtectedHeader(made({ key: "foreign", header: { jwk: { $key: "foreign", kid: null } } }))).toEqual({
			alg: "ES256",
			typ: "JWT",
			kid: "es",
			jwk: mint.entry({ $key: "foreign", kid: null }),
		});
	});
});

describe("entries of a key set", () => {
	it("are public keys of a role, with members replaced or left out, or taken as they are", () => {
		expect(mint.published.every((jwk) => !("d" in jwk))).toBe(true);
		expect(mint.entry({ $key: "right" })).toEqual(publicJwk(es256));
		expect(mint.entry({ $key: "right", $alg: "RS256", kid: "new", alg: null })).toEqual({
			...publicJwk(rs256),
			kid: "new",
			alg: undefined,
		});
		expect("alg" in mint.entry({ $key: "right", alg: null })).toBe(false);
		expect(mint.entry({ kty: "oct", k: "AA" })).toEqual({ kty: "oct", k: "AA" });
	});
});

describe("what a mint cannot do", () => {
	it("throws for a key that is not there", () => {
		const lone = tokenMint({ issuer: "i", audience: "a", claims: {}, keys: [es256] });
		expect(() => lone.mint({ key: "other" }, now)).toThrow(RangeError);
		expect(() => lone.mint({ alg: "RS256" }, now)).toThrow(RangeError);
		expect(() => lone.entry({ $key: "missing" })).toThrow(RangeError);
		expect(() => lone.mint({ text: [JSON.parse('{"toString":1}')] }, now)).toThrow(RangeError);
	});

	it("throws for a private key of another type, without printing it", () => {
		const jwk = es256.key.export({ format: "jwk" }) as Record<string, unknown>;
		expect(signingKeyOf("k", "ES256", jwk).alg).toBe("ES256");
		expect(() => signingKeyOf("k", "RS256", jwk)).toThrow(TypeError);
		expect(() => signingKeyOf("k", "ES256", { kty: "EC", d: "secret-member" })).toThrow(/^(?!.*secret-member)/);
	});
});
