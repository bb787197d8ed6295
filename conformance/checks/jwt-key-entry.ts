import type { Check } from "../engine/check.ts";
import { accepted, refused } from "./expect.ts";
import { keySetCheck } from "./key-set.ts";

const refusal = refused("invalid_token");

/** JWT-KEY-03: the key's type is the algorithm's. The kid is that of a key which could never have signed the token. */
const types = [
	...(
		[
			["RS256", "ES256"],
			["RS256", "EdDSA"],
			["PS256", "EdDSA"],
			["ES256", "RS256"],
			["ES256", "EdDSA"],
			["EdDSA", "ES256"],
			["EdDSA", "RS256"],
		] as const
	).map(([alg, keyOf]) =>
		keySetCheck({
			id: `JWT-KEY-03/${alg.toLowerCase()}-under-key-of-${keyOf.toLowerCase()}`,
			title: `refuses a token under ${alg} whose kid names a key for ${keyOf}`,
			severity: "medium",
			threats: ["JWT-12"],
			references: ["RFC 8725 §3.1"],
			keys: [
				{ $key: "right", $alg: alg, kid: "good" },
				{ $key: "right", $alg: keyOf, kid: "crossed", alg: null },
			],
			twin: { alg, header: { kid: "good" } },
			token: { alg, header: { kid: "crossed" } },
			expect: refusal,
		}),
	),
	keySetCheck({
		id: "JWT-KEY-03/other-curve",
		title: "refuses a token under ES256 whose kid names a key on P-384",
		severity: "medium",
		threats: ["JWT-12"],
		references: ["RFC 7518 §3.4"],
		keys: [
			{ $key: "right", $alg: "ES256", kid: "good" },
			{
				kty: "EC",
				crv: "P-384",
				kid: "crossed",
				x: "lthkj7u-S2V8ybC8qXDRsdMs7drJY4mSB2bcYxWdrJIm83e46Aaj9YF_YIibVy26",
				y: "HjpPZYapC5bBjTGJi-pcSxeqUVaKi8hr70u6FO8PzcKwAVw0diZAVgnD5OfyeimJ",
			},
		],
		twin: { alg: "ES256", header: { kid: "good" } },
		token: { alg: "ES256", header: { kid: "crossed" } },
		expect: refusal,
	}),
];

/** What an entry of the set may forbid; the twin is under the same key where it does not. */
const restricted = (
	[
		["JWT-KEY-04/other-alg", "the algorithm PS256", "high", "JWT-05", { alg: "PS256" }, { alg: "RS256" }],
		["JWT-KEY-04/unknown-alg", "the algorithm RSA-OAEP", "high", "JWT-05", { alg: "RSA-OAEP" }, { alg: null }],
		["JWT-KEY-04/alg-in-lower-case", "the algorithm rs256", "low", "JWT-05", { alg: "rs256" }, { alg: "RS256" }],
		["JWT-KEY-05/use-enc", "the use enc", "low", "JWT-52", { use: "enc" }, { use: null }],
		["JWT-KEY-05/use-upper-case", "the use SIG", "low", "JWT-52", { use: "SIG" }, { use: "sig" }],
		[
			"JWT-KEY-05/operations-sign",
			"no operation but sign",
			"low",
			"JWT-52",
			{ key_ops: ["sign"] },
			{ key_ops: ["verify"] },
		],
		["JWT-KEY-05/operations-none", "no operation", "low", "JWT-52", { key_ops: [] }, { key_ops: null }],
		["JWT-KEY-05/operations-encrypt", "encryption only", "low", "JWT-52", { key_ops: ["encrypt", "wrapKey"] }, {}],
	] as const
).map(([id, what, severity, threat, members, honest]) =>
	keySetCheck({
		id,
		title: `refuses a token under a key that is published for ${what}`,
		severity,
		threats: [threat],
		references: ["RFC 7517 §4"],
		keys: [
			{ $key: "right", $alg: "RS256", kid: "good", ...honest },
			{ $key: "right", $alg: "RS256", kid: "restricted", ...members },
		],
		twin: { alg: "RS256", header: { kid: "good" } },
		token: { alg: "RS256", header: { kid: "restricted" } },
		expect: refusal,
	}),
);

/** JWT-KEY-06, JWT-KEY-07: keys that no issuer should publish. */
const unfit = [
	keySetCheck({
		id: "JWT-KEY-06/1024-bits",
		title: "refuses a token under an RSA key of 1024 bits",
		severity: "medium",
		threats: ["JWT-30"],
		references: ["RFC 7518 §3.3", "RFC 8725 §3.5"],
		keys: [
			{ $key: "right", $alg: "RS256", kid: "good" },
			{ $key: "weak", kid: "weak" },
		],
		twin: { alg: "RS256", header: { kid: "good" } },
		token: { key: "weak", header: { kid: "weak" } },
		expect: refusal,
	}),
	keySetCheck({
		id: "JWT-KEY-06/1024-bits-for-pss",
		title: "refuses a token under PS256 and an RSA key of 1024 bits",
		severity: "medium",
		threats: ["JWT-30"],
		references: ["RFC 7518 §3.5", "RFC 8725 §3.5"],
		keys: [
			{ $key: "right", $alg: "PS256", kid: "good" },
			{ $key: "weak", kid: "weak", alg: null },
		],
		twin: { alg: "PS256", header: { kid: "good" } },
		token: { key: "weak", alg: "PS256", header: { kid: "weak" } },
		expect: refusal,
	}),
	...(["RS256", "PS256"] as const).map((alg) =>
		keySetCheck({
			id: `JWT-KEY-06/2047-bits-for-${alg.toLowerCase()}`,
			title: `refuses a token under ${alg} and an RSA key that is one bit too short`,
			severity: "low",
			threats: ["JWT-30"],
			references: ["RFC 7518 §3.3", "RFC 8725 §3.5"],
			keys: [
				{ $key: "right", $alg: alg, kid: "good" },
				{ $key: "short", kid: "short", alg: null },
			],
			twin: { alg, header: { kid: "good" } },
			token: { key: "short", alg, header: { kid: "short" } },
			expect: refusal,
		}),
	),
	...(
		[
			["private-ec", "ES256", { d: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE" }],
			["private-okp", "EdDSA", { d: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE" }],
			["private-rsa", "RS256", { d: "AQAB" }],
			["private-factor", "RS256", { p: "AQAB", q: "AQAB" }],
			["secret-beside", "RS256", { k: "AAAA" }],
			["first-prime-alone", "RS256", { p: "AQAB" }],
			["second-prime-alone", "RS256", { q: "AQAB" }],
			["first-exponent-alone", "RS256", { dp: "AQAB" }],
			["second-exponent-alone", "RS256", { dq: "AQAB" }],
			["coefficient-alone", "RS256", { qi: "AQAB" }],
			["other-primes-alone", "RS256", { oth: [{ r: "AQAB", d: "AQAB", t: "AQAB" }] }],
		] as const
	).map(([slug, alg, members]) =>
		keySetCheck({
			id: `JWT-KEY-07/${slug}`,
			title: "refuses a token under a key that is published with private members",
			severity: "low",
			threats: ["JWK-21"],
			references: ["RFC 7517 §9.2"],
			keys: [
				{ $key: "right", $alg: alg, kid: "good" },
				{ $key: "right", $alg: alg, kid: "exposed", ...members },
			],
			twin: { alg, header: { kid: "good" } },
			token: { alg, header: { kid: "exposed" } },
			expect: refusal,
		}),
	),
	keySetCheck({
		id: "JWT-KEY-07/symmetric",
		title: "refuses a token under HS256 and a symmetric key of the set that says nothing of its use",
		severity: "critical",
		threats: ["JWT-54"],
		references: ["CVE-2026-48526"],
		keys: [
			{ $key: "right", kid: "good" },
			{ kty: "oct", kid: "shared", k: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" },
		],
		twin: { header: { kid: "good" } },
		token: { key: "hmac-of-zeros", header: { kid: "shared" } },
		expect: refusal,
	}),
];

/** JWT-KEY-08: two keys of one kid. */
const doubled = [
	...(
		[
			["second", [{ $key: "foreign" }, { $key: "right" }]],
			["first", [{ $key: "right" }, { $key: "foreign" }]],
			["after-unusable", [{ $key: "right", use: "enc" }, { $key: "right" }]],
			["after-other-type", [{ $key: "right", $alg: "RS256" }, { $key: "right" }]],
		] as const
	).map(([slug, keys]) =>
		keySetCheck({
			id: `JWT-KEY-08/${slug}`,
			title: "accepts a token under one of two keys that share a kid, whichever stands first",
			severity: "low",
			threats: ["JWT-53"],
			references: ["RFC 7517 §4.5"],
			keys: [
				{ $key: "right", $alg: "EdDSA", kid: "good" },
				...keys.map((key) => ({ $alg: "ES256", ...key, kid: "shared" })),
			],
			twin: { alg: "EdDSA", header: { kid: "good" } },
			token: { alg: "ES256", header: { kid: "shared" } },
			expect: accepted(),
		}),
	),
	keySetCheck({
		id: "JWT-KEY-08/neither",
		title: "refuses a token under neither of two keys that share a kid",
		severity: "high",
		threats: ["JWT-53"],
		references: ["RFC 7517 §4.5"],
		keys: [
			{ $key: "right", $alg: "ES256", kid: "shared" },
			{ $key: "right", $alg: "RS256", kid: "shared" },
		],
		twin: { alg: "ES256", header: { kid: "shared" } },
		token: { alg: "ES256", key: "foreign", header: { kid: "shared" } },
		expect: refusal,
	}),
];

export const jwtKeyEntryChecks: readonly Check[] = [...types, ...restricted, ...unfit, ...doubled];
