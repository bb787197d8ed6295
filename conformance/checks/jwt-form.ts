import type { Probe, TokenDefect } from "../client/probe.ts";
import type { Check } from "../engine/check.ts";
import { acceptsToken, refusesToken } from "./bearer.ts";
import { scenario } from "./define.ts";
import { accepted, refused } from "./expect.ts";
import { honestToken, tokenText } from "./honest-token.ts";
import { inOrder } from "./series.ts";

const parts = ["header", "payload", "signature"] as const;

/** JWT-FORM-01: three non-empty parts. */
const shape = [
	refusesToken({
		id: "JWT-FORM-01/signature-stripped",
		title: "refuses a token without its signature part",
		severity: "critical",
		threats: ["JWT-22"],
		references: ["CVE-2020-28042", "RFC 7515 §7.1"],
		token: { text: [{ dropPart: 2 }] },
	}),
	...([2, 1, 0] as const).map((part) =>
		refusesToken({
			id: `JWT-FORM-01/empty-${parts[part]}`,
			title: `refuses a token with an empty ${parts[part]}`,
			severity: part === 2 ? "critical" : "medium",
			threats: ["JWT-22", "JWT-32"],
			references: ["CVE-2020-28042"],
			token: { text: [{ emptyPart: part }] },
		}),
	),
	...(
		[
			["fourth-part", "a fourth part", [{ append: ".AAAA" }]],
			["trailing-dot", "a dot after it", [{ append: "." }]],
			["leading-dot", "a dot before it", [{ prepend: "." }]],
			["five-parts", "the five parts of an encrypted token", [{ append: ".AAAA.AAAA" }]],
		] as const
	).map(([slug, what, text]) =>
		refusesToken({
			id: `JWT-FORM-01/${slug}`,
			title: `refuses a good token with ${what}`,
			severity: "medium",
			threats: ["JWT-20", "JWT-32"],
			token: { text },
		}),
	),
	refusesToken({
		id: "JWT-FORM-01/encrypted-with-costly-password",
		title: "refuses an encrypted token at once, whatever work its header asks for",
		severity: "medium",
		threats: ["JWT-20"],
		references: ["CVE-2022-36083", "RFC 8725 §3.13"],
		// {"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2c":2147483647,"p2s":"AAAA"}
		token: {
			text: [
				{
					replaceWith:
						"eyJhbGciOiJQQkVTMi1IUzI1NitBMTI4S1ciLCJlbmMiOiJBMTI4R0NNIiwicDJjIjoyMTQ3NDgzNjQ3LCJwMnMiOiJBQUFBIn0.AAAA.AAAA.AAAA.AAAA",
				},
			],
		},
	}),
	refusesToken({
		id: "JWT-FORM-01/dots-only",
		title: "refuses thousands of dots at once",
		severity: "medium",
		threats: ["JWT-33"],
		references: ["CVE-2025-30204"],
		token: { text: [{ replaceWith: ".".repeat(8000) }] },
	}),
	...(["flattened", "general"] as const).map((form) =>
		refusesToken({
			id: `JWT-FORM-01/json-${form}`,
			title: `refuses a good token in the ${form} JSON serialization`,
			severity: "high",
			threats: ["JWT-21"],
			references: ["CVE-2022-39227", "RFC 7515 §7.2"],
			token: { text: [{ serialize: form }] },
		}),
	),
];

/** JWT-FORM-02: nothing but the URL-safe alphabet. */
const alphabet = [
	...([0, 1, 2] as const).map((part) =>
		refusesToken({
			id: `JWT-FORM-02/padded-${parts[part]}`,
			title: `refuses padding after the ${parts[part]} of a good token`,
			severity: "medium",
			threats: ["JWT-31"],
			references: ["RFC 7515 §2"],
			token: { text: [{ appendToPart: { part, text: "=" } }] },
		}),
	),
	refusesToken({
		id: "JWT-FORM-02/padded-in-full",
		title: "refuses a signature with the padding that base64 would have",
		severity: "medium",
		threats: ["JWT-31"],
		references: ["RFC 7515 §2"],
		token: { text: [{ appendToPart: { part: 2, text: "==" } }] },
	}),
	...(
		[
			["tab-in-payload", "a tab", 1, "\t"],
			["tab-in-signature", "a tab", 2, "\t"],
			["exclamation-mark", "a character of no base64 alphabet", 1, "!"],
			["no-break-space", "a no-break space", 2, "\xc2\xa0"],
			["latin-letter", "a letter beyond ASCII", 1, "\xe9"],
			["control-character", "a control character", 2, "\x01"],
		] as const
	).map(([slug, what, part, text]) =>
		refusesToken({
			id: `JWT-FORM-02/${slug}`,
			title: `refuses a good token with ${what} in its ${parts[part]}, which a lenient decoder passes over`,
			severity: "medium",
			threats: ["JWT-31"],
			references: ["RFC 7515 §2"],
			token: { text: [{ insertInPart: { part, at: 5, text } }] },
		}),
	),
	refusesToken({
		id: "JWT-FORM-02/quoted",
		title: "refuses a good token in quotes",
		severity: "low",
		threats: ["JWT-32"],
		token: { text: [{ prepend: '"' }, { append: '"' }] },
	}),
	refusesToken({
		id: "JWT-FORM-02/trailing-comma",
		title: "refuses a good token with a comma after it",
		severity: "low",
		threats: ["HDR-13"],
		token: { text: [{ append: "," }] },
	}),
];

/** The token in the alphabet of plain base64; made anew until that changes it. */
const plainBase64 = scenario({
	id: "JWT-FORM-02/plain-base64",
	title: "refuses a good token in the alphabet of plain base64",
	severity: "medium",
	threats: ["JWT-31"],
	references: ["RFC 4648 §4", "RFC 7515 §2"],
	needs: ["jwt.sign"],
	run: async (trial) => {
		for (let attempt = 0; attempt < 100; attempt += 1) {
			const { text } = await honestToken(trial);
			const plain = text.replaceAll("-", "+").replaceAll("_", "/");
			if (!plain.includes("+") || !plain.includes("/")) continue;
			const carrying = (token: string): Probe => ({
				credential: "none",
				headers: [["Authorization", `Bearer ${token}`]],
			});
			return inOrder(trial, [
				async () => trial.judge.expect(await trial.exchange(carrying(text)), accepted()),
				async () => trial.judge.expect(await trial.exchange(carrying(plain)), refused("invalid_token")),
			]);
		}
		return trial.judge.inconclusive("No token of 100 has a character that plain base64 spells otherwise.");
	},
});

/** JWT-FORM-03: one spelling for one sequence of bytes. */
const canonical = [
	...([0, 1, 2] as const).map((part) =>
		refusesToken({
			id: `JWT-FORM-03/trailing-bits-of-${parts[part]}`,
			title: `refuses a token whose ${parts[part]} has unused bits that are not zero`,
			severity: "medium",
			threats: ["JWT-31"],
			references: ["RFC 4648 §3.5"],
			needs: ["jwt.sign"],
			token: { text: [{ trailingBits: { part } }] },
		}),
	),
	refusesToken({
		id: "JWT-FORM-03/impossible-length",
		title: "refuses a signature of a length that base64url cannot have",
		severity: "medium",
		threats: ["JWT-31"],
		needs: ["jwt.sign"],
		// Signatures of 64 and of 256 bytes end in a group of two characters; three more leave one too many.
		token: { text: [{ appendToPart: { part: 2, text: "AAA" } }] },
	}),
];

/** JWT-FORM-04: the bound on the length, asked for as closely as the encoding lets a token come to it. */
const size = [
	scenario({
		id: "JWT-FORM-04/bound",
		title: "accepts a token of at most 8192 characters and refuses one that is longer",
		severity: "medium",
		threats: ["JWT-34"],
		needs: ["jwt.sign"],
		run: async (trial) => {
			const padded = (length: number): TokenDefect => ({ claims: { pad: "x".repeat(length) } });
			const lengthWith = async (length: number) =>
				tokenText((await trial.prepare({ credential: "jwt", token: padded(length) })).request).length;
			let fits = Math.floor(((8192 - (await lengthWith(0))) * 3) / 4) - 4;
			while ((await lengthWith(fits + 1)) <= 8192) fits += 1;
			const longest = await trial.judge.expect(await trial.exchange({ credential: "jwt", token: padded(fits) }), {
				kind: "accepted",
			});
			if (longest.verdict !== "pass") return longest;
			const over = await trial.exchange({ credential: "jwt", token: padded(fits + 1) });
			return trial.judge.expect(over, refused("invalid_token"));
		},
	}),
	refusesToken({
		id: "JWT-FORM-04/far-over",
		title: "refuses a token of twice the permitted length",
		severity: "medium",
		threats: ["JWT-34"],
		token: { claims: { pad: "x".repeat(12_000) } },
	}),
];

/** JWT-FORM-05: one JSON object in well-formed UTF-8. U+DC80 to U+DCFF stand for the bytes 80 to FF. */
const json = [
	...(
		[
			["byte-order-mark", "a byte order mark before", "\ufeff{{honest}}", "medium"],
			["junk-after", "more text after", "{{honest}}x", "medium"],
			["nul-after", "a NUL after", "{{honest}}\0", "medium"],
			["second-object", "a second object after", "{{honest}}{}", "medium"],
			["array", "an array around", "[{{honest}}]", "medium"],
			["trailing-comma", "a comma after the last member of", "{{honest},}", "low"],
			["comment", "a comment in", "{{honest}/**/}", "low"],
			["broken-utf8", "a byte that is not UTF-8 in", '{{honest},"note":"\udcff"}', "medium"],
			["overlong-utf8", "an overlong UTF-8 sequence in", '{{honest},"note":"\udcc1\udc81"}', "medium"],
			["encoded-surrogate", "a surrogate encoded as UTF-8 in", '{{honest},"note":"\udced\udca0\udc80"}', "medium"],
			["control-character", "a bare line feed in a text of", '{{honest},"note":"a\nb"}', "low"],
		] as const
	).flatMap(([slug, what, text, severity]) => [
		refusesToken({
			id: `JWT-FORM-05/payload-${slug}`,
			title: `refuses a token with ${what} the object of its payload`,
			severity,
			threats: ["JWT-49"],
			references: ["RFC 8725 §3.7"],
			token: { claimsText: text },
		}),
		refusesToken({
			id: `JWT-FORM-05/header-${slug}`,
			title: `refuses a token with ${what} the object of its header`,
			severity,
			threats: ["JWT-49"],
			references: ["RFC 7515 §4"],
			token: { headerText: text },
		}),
	]),
	refusesToken({
		id: "JWT-FORM-05/nested-token",
		title: "refuses a token whose payload is another token",
		severity: "medium",
		threats: ["JWT-19"],
		references: ["RFC 8725 §3.3"],
		token: { header: { cty: "JWT" }, claimsText: "eyJhbGciOiJub25lIn0.e30." },
	}),
	...(
		[
			["text", '"text"'],
			["null", "null"],
			["number", "1"],
			["nothing", " "],
		] as const
	).map(([slug, text]) =>
		refusesToken({
			id: `JWT-FORM-05/payload-is-${slug}`,
			title: "refuses a token whose payload is no JSON object",
			severity: "medium",
			threats: ["JWT-49"],
			token: { claimsText: text },
		}),
	),
];

/** JWT-FORM-06: the twin has the same member once, or the same name at another depth. */
const duplicates = [
	...(
		[
			["subject", '{{honest},"sub":"someone-else"}'],
			["subject-first", '{"sub":"someone-else",{honest}}'],
			["expiry", '{{honest},"exp":4102444800}'],
			["audience", '{"aud":"https://elsewhere.test",{honest}}'],
			["scope", '{{honest},"scope":"everything"}'],
			["issuer", '{"iss":"https://elsewhere.test/",{honest}}'],
			["escaped-name", '{{honest},"\\u0073ub":"someone-else"}'],
			["unknown-name", '{{honest},"x":1,"x":1}'],
			["nested-object", '{{honest},"x":{"y":{"a":1,"a":2}}}'],
			["object-in-array", '{{honest},"x":[1,{"a":1,"a":2}]}'],
		] as const
	).map(([slug, claimsText]) =>
		refusesToken({
			id: `JWT-FORM-06/payload-${slug}`,
			title: "refuses a token with a member twice in its payload",
			severity: "high",
			threats: ["JWT-48"],
			references: ["RFC 7519 §4", "CWE-436"],
			twin: { claimsText: '{{honest},"x":{"sub":"1","y":{"sub":2}},"y":"sub\\":","z":["x","x"]}' },
			token: { claimsText },
		}),
	),
	...(
		[
			["algorithm", '{"alg":"none",{honest}}'],
			["algorithm-last", '{{honest},"alg":"none"}'],
			["key-id", '{"kid":"another",{honest}}'],
			["escaped-name", '{{honest},"\\u0061lg":"none"}'],
			["nested-object", '{{honest},"x":{"a":1,"a":1}}'],
		] as const
	).map(([slug, headerText]) =>
		refusesToken({
			id: `JWT-FORM-06/header-${slug}`,
			title: "refuses a token with a member twice in its header",
			severity: "high",
			threats: ["JWT-48"],
			references: ["RFC 7515 §4", "CWE-436"],
			token: { headerText },
		}),
	),
];

/** JWT-FORM-07: nothing that changes how the token is to be read. */
const processing = (
	[
		["unknown-critical", "crit that names an extension", { crit: ["x"], x: 1 }, "high", "RFC 7515 §4.1.11"],
		["empty-critical", "an empty crit", { crit: [] }, "medium", "RFC 7515 §4.1.11"],
		["critical-as-text", "crit that is a text", { crit: "exp", exp: 4102444800 }, "medium", "RFC 7515 §4.1.11"],
		["critical-of-absent", "crit that names an absent member", { crit: ["x"] }, "medium", "RFC 7515 §4.1.11"],
		["critical-null", "a crit of null", { crit: null }, "medium", "RFC 7515 §4.1.11"],
		["unencoded-payload", "b64 false without crit", { b64: false }, "medium", "RFC 7797 §7"],
		["critical-unencoded", "b64 false with crit", { b64: false, crit: ["b64"] }, "medium", "RFC 7797 §6"],
		["critical-encoded", "b64 true with crit", { b64: true, crit: ["b64"] }, "low", "RFC 7797 §6"],
		["compressed", "zip", { zip: "DEF" }, "low", "RFC 8725 §3.6"],
	] as const
).map(([slug, what, header, severity, reference]) =>
	refusesToken({
		id: `JWT-FORM-07/${slug}`,
		title: `refuses a token whose header has ${what}`,
		severity,
		threats: [slug === "compressed" ? "JWT-16" : slug.includes("encoded") ? "JWT-15" : "JWT-13"],
		references: [reference],
		token: { header },
	}),
);

/** JWT-FORM-08: no key, and no place to find one, from the sender. The key of the signature is the right one here. */
const senderKeys = (
	[
		["jwk", { jwk: { $key: "right" } }, "JWT-07", "CVE-2018-0114"],
		["jku", { jku: "https://keys.test/jwks.json" }, "JWT-08", "RFC 8725 §3.10"],
		["x5u", { x5u: "https://keys.test/chain.pem" }, "JWT-08", "RFC 8725 §3.10"],
		["x5c", { x5c: ["MIIB"] }, "JWT-09", "RFC 8725 §3.10"],
		["null-jwk", { jwk: null }, "JWT-07", "RFC 8725 §3.10"],
	] as const
).map(([slug, header, threat, reference]) =>
	refusesToken({
		id: `JWT-FORM-08/${slug}`,
		title: `refuses a good token whose header has ${slug.replace("null-", "")}`,
		severity: "high",
		threats: [threat],
		references: [reference],
		token: { header },
	}),
);

/** JWT-FORM-09: tokens of another kind. */
const types = [
	...(
		[
			["security-event", "secevent+jwt"],
			["logout-token", "logout+jwt"],
			["proof-of-possession", "dpop+jwt"],
			["jose", "JOSE"],
			["empty", ""],
			["prefix", "at+jw"],
			["suffix", "JWT2"],
			["trailing-space", "JWT "],
			["parameter", "application/jwt; v=1"],
			["other-media-type", "text/jwt"],
			["number", 1],
			["null", null],
			["array", ["JWT"]],
		] as const
	).map(([slug, typ]) =>
		refusesToken({
			id: `JWT-FORM-09/${slug}`,
			title: "refuses a token of a type that is not for access",
			severity: "high",
			threats: ["JWT-17"],
			references: ["RFC 8725 §3.11", "RFC 9068 §2.1"],
			token: { header: { typ } },
		}),
	),
	...(
		[
			["accepts-absent", { omit: ["header.typ"] }],
			["accepts-lower-case", { header: { typ: "jwt" } }],
			["accepts-access-token", { header: { typ: "at+jwt" } }],
			["accepts-media-type", { header: { typ: "application/at+jwt" } }],
			["accepts-any-case", { header: { typ: "Application/AT+JWT" } }],
		] as const
	).map(([slug, token]) =>
		acceptsToken({
			id: `JWT-FORM-09/${slug}`,
			title: "accepts a token of a type that the default policy lists",
			severity: "low",
			threats: ["JWT-17"],
			references: ["RFC 9068 §4"],
			needs: ["jwt.sign", "errors.countersign"],
			token,
		}),
	),
];

export const jwtFormChecks: readonly Check[] = [
	...shape,
	...alphabet,
	plainBase64,
	...canonical,
	...size,
	...json,
	...duplicates,
	...processing,
	...senderKeys,
	...types,
];
