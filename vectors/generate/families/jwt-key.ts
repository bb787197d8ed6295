import type { Jwk } from "../../format.ts";
import { type TokenCase, tokenFile } from "../make/token.ts";
import { privateJwk, publicJwk } from "../published-keys.ts";

const kid = (slug: string, comment: string, value: unknown): TokenCase => ({
	slug: `kid-${slug}`,
	requirement: "JWT-KEY-01",
	flags: ["KeyId"],
	comment,
	header: { kid: value },
	step: "token-form",
});

const unknownKid = (slug: string, comment: string, value: string): TokenCase => ({
	slug: `kid-${slug}`,
	requirement: "JWT-KEY-02",
	flags: ["KeyId"],
	comment,
	header: { kid: value },
	step: "token-key",
});

/** Another usable key, so that a set with one bad entry is taken all the same. */
const other = publicJwk("ec-2");

const entry = (
	slug: string,
	requirement: string,
	flag: string,
	comment: string,
	more: Jwk,
	admitted = false,
): TokenCase => ({
	slug,
	requirement,
	flags: [flag],
	comment,
	jwks: [other, publicJwk("rsa-1", more)],
	...(admitted ? {} : { step: "token-key" }),
});

const filler = (count: number): Jwk[] =>
	Array.from({ length: count }, (_, index) => publicJwk("ec-2", { kid: `filler-${index}` }));

const cases: readonly TokenCase[] = [
	{
		slug: "plain",
		requirement: "JWT-KEY-02",
		flags: ["Baseline"],
		comment: "The kid of a key in the set.",
		jwks: [other, publicJwk("rsa-1")],
	},
	{ ...kid("absent", "No kid, although one key of the set would fit.", undefined), jwks: [other, publicJwk("rsa-1")] },
	...(
		[
			["null", null],
			["number", 1],
			["array", ["rsa-1"]],
			["object", {}],
			["empty", ""],
			["257-characters", "k".repeat(257)],
		] as const
	).map(([slug, value]) => ({ ...kid(slug, `kid: ${slug}.`, value), jwks: [other, publicJwk("rsa-1")] })),
	{
		slug: "kid-256-characters",
		requirement: "JWT-KEY-01",
		flags: ["KeyId"],
		comment: "A kid of 256 characters.",
		header: { kid: "k".repeat(256) },
		jwks: [other, publicJwk("rsa-1", { kid: "k".repeat(256) })],
	},
	...(
		[
			["unknown", "A kid that the set does not have.", "rsa-9"],
			["upper-case", "The kid in upper case.", "RSA-1"],
			["blank", "A blank after the kid.", "rsa-1 "],
			["prefix", "The beginning of a kid.", "rsa"],
			["path", "A path.", "../../../../dev/null"],
			["query", "A piece of SQL.", "rsa-1' OR '1'='1"],
			["url", "An address.", "https://attacker.example/rsa-1"],
			["proto", "__proto__.", "__proto__"],
			["number-text", "The place of the key in the set.", "1"],
		] as const
	).map(([slug, comment, value]) => ({ ...unknownKid(slug, comment, value), jwks: [other, publicJwk("rsa-1")] })),
	{
		slug: "kid-of-other-key",
		requirement: "JWT-ALG-05",
		flags: ["KeyId"],
		comment: "The kid of another RSA key of the set.",
		header: { kid: "rsa-2" },
		jwks: [publicJwk("rsa-1"), publicJwk("rsa-2")],
		step: "token-signature",
		twin: "two-rsa-keys",
	},
	{
		slug: "two-rsa-keys",
		requirement: "JWT-KEY-02",
		flags: ["KeyId"],
		comment: "Two RSA keys in the set.",
		jwks: [publicJwk("rsa-1"), publicJwk("rsa-2")],
	},
	{
		slug: "kid-of-other-type",
		requirement: "JWT-KEY-03",
		flags: ["KeyTypeMismatch"],
		comment: "The kid of an EC key with RS256.",
		header: { kid: "ec-2" },
		jwks: [other, publicJwk("rsa-1")],
		step: "token-key",
	},
	{
		slug: "entry-p384",
		requirement: "JWT-KEY-03",
		flags: ["KeyTypeMismatch"],
		comment: "ES256 under the kid of a P-384 key.",
		key: "ec-1",
		header: { kid: "ec-p384" },
		jwks: [publicJwk("ec-1"), publicJwk("ec-p384")],
		step: "token-key",
		twin: "entry-p256",
	},
	{
		slug: "entry-p256",
		requirement: "JWT-KEY-03",
		flags: ["KeyTypeMismatch"],
		comment: "ES256 under the kid of the P-256 key beside it.",
		key: "ec-1",
		jwks: [publicJwk("ec-1"), publicJwk("ec-p384")],
	},
	entry("alg-same", "JWT-KEY-04", "KeyUse", "The key names the algorithm of the token.", { alg: "RS256" }, true),
	entry("alg-other", "JWT-KEY-04", "KeyUse", "The key names another algorithm.", { alg: "PS256" }),
	entry("alg-unknown", "JWT-KEY-04", "KeyUse", "The key names an algorithm that is none of the four.", {
		alg: "RS512",
	}),
	entry("alg-encryption", "JWT-KEY-04", "KeyUse", "The key names an algorithm of encryption.", { alg: "RSA-OAEP-256" }),
	entry("alg-case", "JWT-KEY-04", "KeyUse", "The key names the algorithm in lower case.", { alg: "rs256" }),
	entry("alg-null", "JWT-KEY-04", "KeyUse", "The key's alg is null.", { alg: null }),
	entry("use-sig", "JWT-KEY-05", "KeyUse", "The key is for signatures.", { use: "sig" }, true),
	entry("use-enc", "JWT-KEY-05", "KeyUse", "The key is for encryption.", { use: "enc" }),
	entry("use-unknown", "JWT-KEY-05", "KeyUse", "The key is for something else.", { use: "other" }),
	entry("ops-verify", "JWT-KEY-05", "KeyUse", "The key may verify.", { key_ops: ["verify"] }, true),
	entry(
		"ops-several",
		"JWT-KEY-05",
		"KeyUse",
		"The key may verify among other things.",
		{ key_ops: ["sign", "verify"] },
		true,
	),
	entry("ops-sign", "JWT-KEY-05", "KeyUse", "The key may sign only.", { key_ops: ["sign"] }),
	entry("ops-empty", "JWT-KEY-05", "KeyUse", "The key may do nothing.", { key_ops: [] }),
	entry("ops-string", "JWT-KEY-05", "KeyUse", "key_ops is no array.", { key_ops: "verify" }),
	{
		slug: "rsa-1024",
		requirement: "JWT-KEY-06",
		flags: ["WeakKey"],
		comment: "Signed by a key of 1024 bits that is in the set.",
		key: "rsa-1024",
		header: { alg: "RS256" },
		jwks: [publicJwk("rsa-1"), publicJwk("rsa-1024")],
		step: "token-key",
		twin: "rsa-2048-beside-1024",
	},
	{
		slug: "rsa-2048-beside-1024",
		requirement: "JWT-KEY-06",
		flags: ["WeakKey"],
		comment: "Signed by the key of 2048 bits beside it.",
		jwks: [publicJwk("rsa-1"), publicJwk("rsa-1024")],
	},
	{
		slug: "private-members",
		requirement: "JWT-KEY-07",
		flags: ["PrivateKeyPublished"],
		comment: "The set has the private key.",
		jwks: [other, privateJwk("rsa-1")],
		step: "token-key",
	},
	{
		slug: "private-exponent",
		requirement: "JWT-KEY-07",
		flags: ["PrivateKeyPublished"],
		comment: "The set has the private exponent alone.",
		jwks: [other, publicJwk("rsa-1", { d: String(privateJwk("rsa-1")["d"]) })],
		step: "token-key",
	},
	{
		slug: "same-kid-right-first",
		requirement: "JWT-KEY-08",
		flags: ["DuplicateKeyId"],
		comment: "Two keys with the kid, the right one first.",
		jwks: [publicJwk("rsa-1"), publicJwk("rsa-2", { kid: "rsa-1" })],
	},
	{
		slug: "same-kid-right-second",
		requirement: "JWT-KEY-08",
		flags: ["DuplicateKeyId"],
		comment: "Two keys with the kid, the right one second.",
		jwks: [publicJwk("rsa-2", { kid: "rsa-1" }), publicJwk("rsa-1")],
	},
	{
		slug: "same-kid-other-type",
		requirement: "JWT-KEY-08",
		flags: ["DuplicateKeyId"],
		comment: "Two keys of two types with the kid.",
		jwks: [publicJwk("ec-1", { kid: "rsa-1" }), publicJwk("rsa-1")],
	},
	{
		slug: "same-kid-neither",
		requirement: "JWT-ALG-05",
		flags: ["DuplicateKeyId"],
		comment: "Two keys with the kid, neither of them the right one.",
		key: "rsa-1",
		jwks: [publicJwk("rsa-2", { kid: "rsa-1" }), publicJwk("ec-1", { kid: "rsa-1" })],
		step: "token-signature",
		twin: "same-kid-right-first",
	},
	...(
		[
			["null", "null", null],
			["string", "a string", "rsa-1"],
			["empty", "an empty object", {}],
			["no-modulus", "an RSA key without modulus", { kty: "RSA", kid: "rsa-1", e: "AQAB" }],
			["unknown-type", "a key of an unknown type", { kty: "XYZ", kid: "rsa-1" }],
			[
				"bad-point",
				"an EC key off the curve",
				{ kty: "EC", crv: "P-256", kid: "ec-1", x: "A".repeat(43), y: "A".repeat(43) },
			],
		] as const
	).map(([slug, what, bad]) => ({
		slug: `beside-${slug}`,
		requirement: "JWKS-09",
		flags: ["BadSetEntry"],
		comment: `Beside ${what} in the set.`,
		jwks: [bad, publicJwk("rsa-1")],
	})),
	{
		slug: "twentieth",
		requirement: "JWKS-10",
		flags: ["KeySetLimit"],
		comment: "The twentieth key of a set.",
		jwks: [...filler(19), publicJwk("rsa-1")],
	},
	{
		slug: "twenty-first",
		requirement: "JWKS-10",
		flags: ["KeySetLimit"],
		comment: "The twenty-first key of a set.",
		jwks: [...filler(20), publicJwk("rsa-1")],
		step: "token-key",
		twin: "twentieth",
	},
];

export const jwtKey = tokenFile(
	"jwt-key",
	"Which key of the set verifies. Every set has a usable key, so that a gateway takes it.",
	cases,
);
