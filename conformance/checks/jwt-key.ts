import type { Check } from "../engine/check.ts";
import { refusesToken } from "./bearer.ts";
import { scenario } from "./define.ts";
import { accepted, refused } from "./expect.ts";
import { honestToken, textOf } from "./honest-token.ts";
import { keySetCheck } from "./key-set.ts";
import { each } from "./series.ts";

const refusal = refused("invalid_token");

/** JWT-KEY-01: a kid that is a text of 1 to 256 characters. */
const form = [
	...(
		[
			["absent", { omit: ["header.kid"] }],
			["empty", { header: { kid: "" } }],
			["number", { header: { kid: 1 } }],
			["null", { header: { kid: null } }],
			["true", { header: { kid: true } }],
			["array", { header: { kid: ["x"] } }],
			["object", { header: { kid: {} } }],
			["huge", { header: { kid: "k".repeat(4000) } }],
		] as const
	).map(([slug, token]) =>
		refusesToken({
			id: `JWT-KEY-01/${slug}`,
			title: "refuses a well-signed token without a kid that could name its key",
			severity: slug === "absent" ? "low" : "medium",
			threats: [slug === "absent" ? "JWT-10" : "JWT-11"],
			references: ["RFC 8725 §3.10"],
			token,
		}),
	),
	keySetCheck({
		id: "JWT-KEY-01/bound",
		title: "accepts a kid of 256 characters and refuses one of 257, although the issuer publishes both",
		severity: "low",
		threats: ["JWT-11"],
		references: [],
		keys: [256, 257].map((length) => ({ $key: "right", kid: "k".repeat(length) })),
		twin: { header: { kid: "k".repeat(256) } },
		token: { header: { kid: "k".repeat(257) } },
		expect: refusal,
	}),
];

/** JWT-KEY-01 again: a kid that only becomes the text of a key's kid when somebody makes a text of it. */
const madeTexts = (
	[
		["number", "1", 1],
		["true", "true", true],
		["null", "null", null],
		["array", "x", ["x"]],
		["object", "[object Object]", {}],
		["absent", "undefined", undefined],
	] as const
).map(([slug, published, kid]) =>
	keySetCheck({
		id: `JWT-KEY-01/made-text-of-${slug}`,
		title: "makes no text of a kid that is none, although the issuer publishes a key of that name",
		severity: "medium",
		threats: ["JWT-11"],
		references: ["RFC 8725 §3.10"],
		keys: [{ $key: "right", $alg: "ES256", kid: published }],
		twin: { alg: "ES256", header: { kid: published } },
		token: kid === undefined ? { alg: "ES256", omit: ["header.kid"] } : { alg: "ES256", header: { kid } },
		expect: refusal,
	}),
);

/** JWT-KEY-02: the key of this very kid, from the set and from nowhere else. */
const lookUp = [
	...(
		[
			["unknown", "no-such-key", "medium"],
			["path", "../../../../dev/null", "medium"],
			["query", "' OR '1'='1", "medium"],
			["url", "https://keys.test/jwks.json", "medium"],
			["prototype", "__proto__", "medium"],
			["inherited", "constructor", "medium"],
			["index", "0", "medium"],
			["wildcard", "*", "medium"],
		] as const
	).map(([slug, kid, severity]) =>
		refusesToken({
			id: `JWT-KEY-02/${slug}`,
			title: "refuses a token, well signed by the issuer's key, under a kid that the set does not have",
			severity,
			threats: ["JWT-11"],
			references: ["RFC 8725 §3.10", "CWE-20"],
			token: { header: { kid } },
		}),
	),
	scenario({
		id: "JWT-KEY-02/other-spellings",
		title: "refuses the kid of the right key in another spelling",
		severity: "medium",
		threats: ["JWT-11"],
		references: ["RFC 7517 §4.5"],
		needs: ["jwt.sign"],
		run: async (trial) => {
			const kid = textOf((await honestToken(trial)).header, "kid");
			const spellings = [kid.toUpperCase(), kid.toLowerCase(), ` ${kid}`, `${kid} `, `${kid}\0`, kid.slice(0, -1)];
			const others = spellings.filter((spelling) => spelling !== kid && spelling !== "");
			return each(
				trial,
				others.map((spelling) => ({ credential: "jwt", token: { header: { kid: spelling } } })),
				refusal,
			);
		},
	}),
	refusesToken({
		id: "JWT-KEY-02/embedded-key",
		title: "refuses a token that is signed by a key which it brings along itself",
		severity: "critical",
		threats: ["JWT-07"],
		references: ["CVE-2018-0114", "RFC 8725 §3.10"],
		token: { key: "foreign", header: { jwk: { $key: "foreign" } } },
	}),
	keySetCheck({
		id: "JWT-KEY-02/kid-of-another-key",
		title: "refuses a token under the kid of another key of the same kind, although its own key is in the set",
		severity: "high",
		threats: ["JWT-12"],
		references: ["RFC 7515 §4.1.4"],
		keys: [
			{ $key: "right", $alg: "ES256", kid: "own" },
			{ $key: "foreign", $alg: "ES256", kid: "another" },
		],
		twin: { alg: "ES256", header: { kid: "own" } },
		token: { alg: "ES256", header: { kid: "another" } },
		expect: refusal,
	}),
	keySetCheck({
		id: "JWT-KEY-02/key-without-kid",
		title: "refuses a token whose key is in the set without a kid",
		severity: "low",
		threats: ["JWT-10"],
		references: ["RFC 7517 §4.5"],
		keys: [
			{ $key: "right", $alg: "RS256", kid: "good" },
			{ $key: "right", $alg: "ES256", kid: null },
		],
		twin: { alg: "RS256", header: { kid: "good" } },
		token: { alg: "ES256", header: { kid: "undefined" } },
		expect: refusal,
	}),
];

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
	...(
		[
			["private-ec", "ES256", { d: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE" }],
			["private-okp", "EdDSA", { d: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE" }],
			["private-rsa", "RS256", { d: "AQAB" }],
			["private-factor", "RS256", { p: "AQAB", q: "AQAB" }],
			["secret-beside", "RS256", { k: "AAAA" }],
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

export const jwtKeyChecks: readonly Check[] = [
	...form,
	...madeTexts,
	...lookUp,
	...types,
	...restricted,
	...unfit,
	...doubled,
];
