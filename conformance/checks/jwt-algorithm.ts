import { NothingToChange } from "../client/nothing-to-change.ts";
import type { TokenDefect } from "../client/probe.ts";
import { isSigningAlgorithm, siblingsOf } from "../client/token-keys.ts";
import type { Check } from "../engine/check.ts";
import { refusesToken } from "./bearer.ts";
import { scenario } from "./define.ts";
import { refused } from "./expect.ts";
import { honestToken, textOf } from "./honest-token.ts";
import { keySetCheck } from "./key-set.ts";
import { each } from "./series.ts";

/** What else the keys of these algorithms could sign. Throws a `NothingToChange` if nothing. */
function otherAlgorithms(taken: readonly string[]): readonly string[] {
	const fitting = new Set(taken.filter(isSigningAlgorithm).flatMap(siblingsOf));
	const others = [...fitting].filter((other) => !taken.includes(other));
	if (others.length > 0) return others;
	throw new NothingToChange(
		"no other algorithm fits the keys of the target",
		"give a key for RS256 or HS256 if it has one",
	);
}

/** JWT-ALG-01: one exact name. */
const names = [
	...(
		[
			["absent", { omit: ["header.alg"] }],
			["null", { header: { alg: null } }],
			["empty", { header: { alg: "" } }],
			["number", { header: { alg: 0 } }],
			["true", { header: { alg: true } }],
			["object", { header: { alg: {} } }],
			["unknown", { header: { alg: "XS256" } }],
			["prototype", { header: { alg: "__proto__" } }],
			["inherited", { header: { alg: "toString" } }],
		] as const
	).map(([slug, token]) =>
		refusesToken({
			id: `JWT-ALG-01/${slug}`,
			title: "refuses a well-signed token that names no algorithm, or none that there is",
			severity: "high",
			threats: ["JWT-02"],
			references: ["RFC 7515 §4.1.1", "RFC 8725 §3.1"],
			token,
		}),
	),
	scenario({
		id: "JWT-ALG-01/other-spellings",
		title: "refuses the name of the right algorithm in another spelling",
		severity: "medium",
		threats: ["JWT-06"],
		references: ["RFC 8725 §3.1"],
		needs: ["jwt.sign"],
		run: async (trial) => {
			const alg = textOf((await honestToken(trial)).header, "alg");
			const spellings = [alg.toLowerCase(), `${alg} `, ` ${alg}`, `${alg}\0`, [alg], `${alg}\n`, alg.slice(0, -1)];
			const upper = alg.toUpperCase();
			const all = upper === alg ? spellings : [...spellings, upper];
			return each(
				trial,
				all.map((name) => ({ credential: "jwt", token: { header: { alg: name } } })),
				refused("invalid_token"),
			);
		},
	}),
	scenario({
		id: "JWT-ALG-01/right-key-otherwise",
		title: "refuses a token under the right key and another algorithm that fits the key",
		severity: "medium",
		threats: ["JWT-04", "JWT-05"],
		references: ["CVE-2026-22818", "RFC 8725 §3.1"],
		needs: ["jwt.sign"],
		run: async (trial) => {
			const taken = trial.tokenAlgorithms ?? [textOf((await honestToken(trial)).header, "alg")];
			return each(
				trial,
				otherAlgorithms(taken).map((alg) => ({ credential: "jwt", token: { alg } })),
				refused("invalid_token"),
			);
		},
	}),
	...(["RS384", "RS512", "PS384", "PS512"] as const).map((alg) =>
		keySetCheck({
			id: `JWT-ALG-01/not-configured-${alg.toLowerCase()}`,
			title: `refuses a token under ${alg}, whose key would fit, because it is not configured`,
			severity: "high",
			threats: ["JWT-04", "JWT-05"],
			references: ["CVE-2026-22818", "RFC 8725 §3.1"],
			// Without `alg` it is not the key that forbids it.
			keys: [{ $key: "right", $alg: "RS256", kid: "rsa", alg: null }],
			twin: { alg: "RS256", header: { kid: "rsa" } },
			token: { alg, header: { kid: "rsa" } },
			expect: refused("invalid_token"),
			unconfigured: alg,
		}),
	),
	keySetCheck({
		id: "JWT-ALG-01/fully-specified-name",
		title: "refuses Ed25519 as the name of an algorithm, which is not configured, although EdDSA means it",
		severity: "low",
		threats: ["JWT-04", "JWT-06"],
		references: ["RFC 9864 §2.2"],
		keys: [{ $key: "right", $alg: "EdDSA", kid: "ed", alg: null }],
		twin: { alg: "EdDSA", header: { kid: "ed" } },
		token: { alg: "EdDSA", header: { kid: "ed", alg: "Ed25519" } },
		expect: refused("invalid_token"),
		unconfigured: "Ed25519",
	}),
];

/** JWT-ALG-02: with an empty signature, with that of the honest token, and with bytes that mean nothing. */
const none = (
	[
		["none", "none"],
		["capitalized", "None"],
		["upper-case", "NONE"],
		["mixed-case", "nOnE"],
		["none-and-space", "none "],
	] as const
).flatMap(([slug, alg]) => {
	const forms: readonly (readonly [string, TokenDefect])[] = [
		["unsigned", { key: "none", header: { alg } }],
		["signed", { header: { alg } }],
		["with-junk", { key: "none", header: { alg }, text: [{ appendToPart: { part: 2, text: "AAAA" } }] }],
	];
	return forms.map(([form, token]) =>
		refusesToken({
			id: `JWT-ALG-02/${slug}-${form}`,
			title: `refuses a token whose algorithm is "${alg}"`,
			severity: "critical",
			threats: ["JWT-01"],
			references: ["CVE-2015-9235", "RFC 8725 §3.1"],
			token,
		}),
	);
});

/** JWT-ALG-03: nothing that is public is a secret. */
const symmetric = [
	...(["pem", "jwk", "modulus"] as const).flatMap((form) =>
		(["HS256", "HS384", "HS512"] as const).map((alg) =>
			refusesToken({
				id: `JWT-ALG-03/${alg.toLowerCase()}-of-public-${form}`,
				title: `refuses a token under ${alg} with the public key as the secret`,
				severity: "critical",
				threats: ["JWT-03"],
				references: ["CVE-2016-10555", "CVE-2022-29217", "RFC 8725 §2.1"],
				needs: ["jwt.public"],
				token: { key: `hmac-of-public-${form}`, alg },
			}),
		),
	),
	...(["HS256", "HS384", "HS512"] as const).flatMap((alg) =>
		(["nothing", "zeros"] as const).map((secret) =>
			refusesToken({
				id: `JWT-ALG-03/${alg.toLowerCase()}-of-${secret}`,
				title: `refuses a token under ${alg} with ${secret === "nothing" ? "an empty secret" : "zeros for the secret"}`,
				severity: "critical",
				threats: ["JWT-03"],
				references: ["CWE-1391", "RFC 8725 §3.5"],
				token: { key: `hmac-of-${secret}`, alg },
			}),
		),
	),
	keySetCheck({
		id: "JWT-ALG-03/oct-key-in-set",
		title: "refuses a token under HS256 although the issuer publishes a symmetric key",
		severity: "critical",
		threats: ["JWT-54"],
		references: ["CVE-2026-48526"],
		keys: [
			{ $key: "right", kid: "good" },
			{ kty: "oct", kid: "shared", alg: "HS256", use: "sig", k: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" },
		],
		twin: { header: { kid: "good" } },
		token: { key: "hmac-of-zeros", alg: "HS256", header: { kid: "shared" } },
		expect: refused("invalid_token"),
	}),
];

/** JWT-ALG-04: each algorithm, on a gateway that is configured for all four. */
const permitted = (["RS256", "PS256", "ES256", "EdDSA"] as const).flatMap((alg) => [
	keySetCheck({
		id: `JWT-ALG-04/${alg.toLowerCase()}`,
		title: `accepts a token under ${alg}`,
		severity: "medium",
		threats: ["JWT-04", "JWT-27", "JWT-29"],
		references: ["RFC 7518 §3", "RFC 8037 §3.1"],
		keys: [
			{ $key: "right", kid: "good" },
			{ $key: "right", $alg: alg, kid: alg },
		],
		twin: { header: { kid: "good" } },
		token: { alg, header: { kid: alg } },
		expect: { kind: "accepted" },
	}),
	keySetCheck({
		id: `JWT-ALG-05/${alg.toLowerCase()}-altered`,
		title: `refuses a token under ${alg} with a signature that is one bit off`,
		severity: "critical",
		threats: ["JWT-23"],
		references: ["CWE-347"],
		keys: [{ $key: "right", $alg: alg, kid: alg }],
		twin: { alg, header: { kid: alg } },
		token: { alg, header: { kid: alg }, text: [{ flipBit: { part: 2, byte: 31 } }] },
		expect: refused("invalid_token"),
	}),
]);

/** JWT-ALG-04: with every ECDSA signature (R, S) the signature (R, n − S) holds, too. */
const otherS = keySetCheck({
	id: "JWT-ALG-04/es256-other-s",
	title: "accepts either of the two values of S that hold under ES256",
	severity: "info",
	threats: ["JWT-28"],
	references: ["RFC 7518 §3.4"],
	keys: [{ $key: "right", $alg: "ES256", kid: "ES256" }],
	twin: { alg: "ES256", header: { kid: "ES256" } },
	token: { alg: "ES256", header: { kid: "ES256" }, text: [{ signature: "other-s" }] },
	expect: { kind: "accepted" },
});

/** JWT-ALG-05: a signature that does not hold. */
const signatures = [
	...(
		[
			["first-bit", "the first byte of its signature off by one bit", [{ flipBit: { part: 2, byte: 0 } }]],
			["last-bit", "the last byte of its signature off by one bit", [{ flipBit: { part: 2, byte: -1 } }]],
			["zero", "a signature of zeros", [{ signature: "zero" }]],
			["truncated", "a signature that is one byte short", [{ signature: "truncated" }]],
			["extended", "a signature that is one byte long", [{ signature: "extended" }]],
			[
				"other-token",
				"the signature of another token, as if its claims had been changed",
				[{ signature: "other-token" }],
			],
		] as const
	).map(([slug, what, text]) =>
		refusesToken({
			id: `JWT-ALG-05/${slug}`,
			title: `refuses a token with ${what}`,
			severity: "critical",
			threats: slug === "zero" ? ["JWT-23", "JWT-26"] : ["JWT-23", "JWT-29"],
			references: slug === "zero" ? ["CVE-2022-21449", "CWE-347"] : ["CWE-347"],
			token: { text },
		}),
	),
	...(
		[
			["header", 0, { typ: "JWT", note: "added" }],
			["claims", 1, { sub: "somebody-else", admin: true }],
		] as const
	).map(([what, part, members]) =>
		refusesToken({
			id: `JWT-ALG-05/rewritten-${what}`,
			title: `refuses a token whose ${what} somebody has rewritten and left the signature as it was`,
			severity: "critical",
			threats: ["JWT-23"],
			references: ["CWE-347"],
			token: { text: [{ rewrite: { part, members } }] },
		}),
	),
	...(["RS256", "ES256", "EdDSA"] as const).map((alg) =>
		refusesToken({
			id: `JWT-ALG-05/stranger-under-${alg.toLowerCase()}`,
			title: `refuses a token that a stranger signed under ${alg}, whatever the algorithm of the right key`,
			severity: "critical",
			threats: ["JWT-23"],
			references: ["CWE-347", "RFC 8725 §3.1"],
			token: { key: "foreign", alg },
		}),
	),
	refusesToken({
		id: "JWT-ALG-05/foreign-key",
		title: "refuses a token that another key of the same kind signed under the kid of the right one",
		severity: "critical",
		threats: ["JWT-23"],
		references: ["CWE-347"],
		token: { key: "foreign" },
	}),
	...(
		[
			["der", "ES256", "the encoding of X.509", "JWT-27", "RFC 7518 §3.4"],
			["order", "ES256", "R and S the order of the curve", "JWT-26", "CVE-2022-21449"],
			["short-salt", "PS256", "a salt of 20 bytes", "JWT-29", "RFC 7518 §3.5"],
		] as const
	).map(([form, alg, what, threat, reference]) =>
		keySetCheck({
			id: `JWT-ALG-05/${alg.toLowerCase()}-${form}`,
			title: `refuses a signature under ${alg} with ${what}`,
			severity: form === "order" ? "critical" : "medium",
			threats: [threat],
			references: [reference],
			keys: [{ $key: "right", $alg: alg, kid: alg }],
			twin: { alg, header: { kid: alg } },
			token: { alg, header: { kid: alg }, text: [{ signature: form }] },
			expect: refused("invalid_token"),
		}),
	),
	...(
		[
			["PS256", "RS256"],
			["RS256", "PS256"],
		] as const
	).map(([alg, told]) => {
		const kid = `of no algorithm, for ${alg} called ${told}`;
		return keySetCheck({
			id: `JWT-ALG-05/${alg.toLowerCase()}-called-${told.toLowerCase()}`,
			title: `refuses a token that says ${told} and is signed under ${alg}, by a key that would do for either`,
			severity: "medium",
			threats: ["JWT-05"],
			references: ["RFC 8725 §3.1"],
			keys: [{ $key: "right", $alg: alg, kid, alg: null }],
			twin: { alg, header: { kid } },
			token: { alg, header: { alg: told, kid } },
			expect: refused("invalid_token"),
		});
	}),
	scenario({
		id: "JWT-ALG-05/after-a-good-one",
		title: "refuses a token with a broken signature although the same header and claims were accepted before",
		severity: "critical",
		threats: ["JWT-24"],
		references: ["CWE-347"],
		needs: ["jwt"],
		run: async (trial) => {
			const { text } = await honestToken(trial);
			const carrying = (token: string) => ({
				credential: "none" as const,
				headers: [["Authorization", `Bearer ${token}`]] as const,
			});
			const good = await trial.judge.expect(await trial.exchange(carrying(text)), { kind: "accepted" });
			if (good.verdict !== "pass") return good;
			const unsigned = text.slice(0, text.lastIndexOf(".") + 1);
			return each(
				trial,
				[`${unsigned}${"A".repeat(text.length - unsigned.length)}`, unsigned, unsigned.slice(0, -1)].map(carrying),
				refused("invalid_token"),
			);
		},
	}),
];

export const jwtAlgorithmChecks: readonly Check[] = [
	...names,
	...none,
	...symmetric,
	...permitted,
	otherS,
	...signatures,
];
