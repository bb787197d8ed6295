import { NOW } from "../make/signing.ts";
import { type TokenCase, tokenFile } from "../make/token.ts";

const refused = (
	slug: string,
	requirement: string,
	flag: string,
	comment: string,
	more: Omit<TokenCase, "slug" | "requirement" | "flags" | "comment">,
): TokenCase => ({ slug, requirement, flags: [flag], comment, step: "token-form", ...more });

/** The parts of a token after signing, changed one by one. */
const parts =
	(edit: (header: string, payload: string, signature: string) => string) =>
	(token: string): string => {
		const [header = "", payload = "", signature = ""] = token.split(".");
		return edit(header, payload, signature);
	};

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** The last character with its lowest unused bit set. */
const loosen = (part: string): string => part.slice(0, -1) + ALPHABET.charAt(ALPHABET.indexOf(part.at(-1) ?? "") + 1);
/** A claim that makes the payload's length leave unused bits at the end of its base64url. */
const pad = { pad: "x" };

const cases: readonly TokenCase[] = [
	{ slug: "plain", requirement: "JWT-FORM-01", flags: ["Baseline"], comment: "A well-formed token." },
	refused("two-parts", "JWT-FORM-01", "SignatureStripped", "Header and payload without a second dot.", {
		edit: parts((h, p) => `${h}.${p}`),
	}),
	refused("empty-signature", "JWT-FORM-01", "SignatureStripped", "Nothing after the second dot.", {
		edit: parts((h, p) => `${h}.${p}.`),
	}),
	refused("empty-payload", "JWT-FORM-01", "TokenShape", "Nothing between the dots.", {
		edit: parts((h, _p, s) => `${h}..${s}`),
	}),
	refused("empty-header", "JWT-FORM-01", "TokenShape", "Nothing before the first dot.", {
		edit: parts((_h, p, s) => `.${p}.${s}`),
	}),
	refused("dot-before", "JWT-FORM-01", "TokenShape", "A dot before the token.", { edit: (token) => `.${token}` }),
	refused("dot-after", "JWT-FORM-01", "TokenShape", "A dot after the token.", { edit: (token) => `${token}.` }),
	refused("four-parts", "JWT-FORM-01", "TokenShape", "A fourth part.", { edit: (token) => `${token}.AA` }),
	refused("five-parts", "JWT-FORM-01", "TokenShape", "Five parts, as an encrypted token has.", {
		edit: parts((h, p, s) => `${h}.${p}.${s}.AA.AA`),
	}),
	refused("dots-only", "JWT-FORM-01", "TokenShape", "Nothing but dots.", { edit: () => "..".repeat(500) }),
	refused("json-serialisation", "JWT-FORM-01", "TokenShape", "The flattened JSON serialisation.", {
		edit: parts((h, p, s) => JSON.stringify({ protected: h, payload: p, signature: s })),
	}),
	refused("padding-signature", "JWT-FORM-02", "Base64Alphabet", "A sign of padding after the signature.", {
		edit: (token) => `${token}=`,
	}),
	refused(
		"padding-signature-two",
		"JWT-FORM-02",
		"Base64Alphabet",
		"Padding to a multiple of four after the signature.",
		{ edit: (token) => `${token}==` },
	),
	refused("padding-payload", "JWT-FORM-02", "Base64Alphabet", "A sign of padding after the payload.", {
		edit: parts((h, p, s) => `${h}.${p}=.${s}`),
	}),
	refused("blank-inside", "JWT-FORM-02", "Base64Alphabet", "A blank within the payload.", {
		edit: parts((h, p, s) => `${h}.${p.slice(0, 8)} ${p.slice(8)}.${s}`),
	}),
	refused("tab-inside", "JWT-FORM-02", "Base64Alphabet", "A tab within the signature.", {
		edit: parts((h, p, s) => `${h}.${p}.${s.slice(0, 8)}\t${s.slice(8)}`),
	}),
	refused("line-feed-at-end", "JWT-FORM-02", "Base64Alphabet", "A line feed at the end.", {
		edit: (token) => `${token}\n`,
	}),
	refused("plus-for-hyphen", "JWT-FORM-02", "Base64Alphabet", "The alphabet of base64 in the signature.", {
		edit: parts((h, p, s) => `${h}.${p}.${s.replaceAll("-", "+").replaceAll("_", "/")}`),
	}),
	refused("percent-encoded", "JWT-FORM-02", "Base64Alphabet", "An encoded dot.", {
		edit: (token) => token.replace(".", "%2E"),
	}),
	refused("quoted", "JWT-FORM-02", "Base64Alphabet", "In quotes.", { edit: (token) => `"${token}"` }),
	refused("non-ascii", "JWT-FORM-02", "Base64Alphabet", "A letter beyond ASCII at the end.", {
		edit: (token) => `${token}é`,
	}),
	refused(
		"trailing-bits-signature",
		"JWT-FORM-03",
		"Base64Trailing",
		"An unused bit at the end of the signature is set.",
		{
			edit: parts((h, p, s) => `${h}.${p}.${loosen(s)}`),
		},
	),
	{
		slug: "unused-bits-payload",
		requirement: "JWT-FORM-03",
		flags: ["Base64Trailing"],
		comment: "A payload whose last character has unused bits, all zero.",
		claims: pad,
	},
	refused("trailing-bits-payload", "JWT-FORM-03", "Base64Trailing", "One of them is set.", {
		claims: pad,
		edit: parts((h, p, s) => `${h}.${loosen(p)}.${s}`),
		twin: "unused-bits-payload",
	}),
	refused("length-one-modulo-four", "JWT-FORM-03", "Base64Trailing", "A part whose length no base64url has.", {
		edit: parts((h, p, s) => `${h}.${p}.${s}${"A".repeat((5 - (s.length % 4)) % 4)}`),
	}),
	{
		slug: "longest",
		requirement: "JWT-FORM-04",
		flags: ["SizeLimit"],
		comment: "A token of exactly 8192 characters.",
		header: { x: "y" },
		claims: { pad: "x".repeat(5632) },
	},
	refused("too-long", "JWT-FORM-04", "SizeLimit", "A token of 8193 characters.", {
		header: { x: "y" },
		claims: { pad: "x".repeat(5633) },
		twin: "longest",
	}),
	refused("far-too-long", "JWT-FORM-04", "SizeLimit", "A token of more than 60,000 characters.", {
		header: { x: "y" },
		claims: { pad: "x".repeat(45_000) },
		twin: "longest",
	}),
	refused("header-array", "JWT-FORM-05", "JsonStrict", "The header is an array.", {
		headerBytes: (text) => `[${text}]`,
	}),
	refused("header-string", "JWT-FORM-05", "JsonStrict", "The header is a string.", {
		headerBytes: (text) => JSON.stringify(text),
	}),
	refused("header-not-json", "JWT-FORM-05", "JsonStrict", "The header is no JSON.", {
		headerBytes: (text) => text.slice(0, -1),
	}),
	refused("header-mark", "JWT-FORM-05", "ByteOrderMark", "A byte order mark before the header.", {
		headerBytes: (text) => `\ufeff${text}`,
	}),
	refused("header-single-quotes", "JWT-FORM-05", "JsonStrict", "Single quotes in the header.", {
		headerBytes: (text) => text.replaceAll('"', "'"),
	}),
	...(
		[
			["array", "an array", (text: string) => `[${text}]`],
			["string", "a string", (text: string) => JSON.stringify(text)],
			["null", "null", () => "null"],
			["number", "a number", () => "1"],
			["nested-token", "another token", () => "eyJhbGciOiJub25lIn0.e30."],
			["trailing-comma", "no JSON: a comma before the brace", (text: string) => `${text.slice(0, -1)},}`],
			["trailing-text", "JSON with something after it", (text: string) => `${text}x`],
			["two-objects", "two objects", (text: string) => text + text],
			["comment", "JSON with a comment", (text: string) => `${text}//`],
			["nan", "no JSON: NaN", (text: string) => text.replace(/}$/, ',"x":NaN}')],
			["control-character", "no JSON: a tab within a string", (text: string) => text.replace(/}$/, ',"x":"\t"}')],
		] as const
	).map(([slug, what, payloadBytes]) =>
		refused(`payload-${slug}`, "JWT-FORM-05", "JsonStrict", `The payload is ${what}.`, { payloadBytes }),
	),
	refused("payload-mark", "JWT-FORM-05", "ByteOrderMark", "A byte order mark before the payload.", {
		payloadBytes: (text) => `\ufeff${text}`,
	}),
	refused("payload-bad-utf8", "JWT-FORM-05", "Utf8", "A byte that is no UTF-8.", {
		payloadBytes: (text) => Buffer.from(text.replace(/}$/, ',"x":"\u00ff"}'), "latin1"),
	}),
	refused("payload-overlong-utf8", "JWT-FORM-05", "Utf8", "An overlong form of UTF-8.", {
		payloadBytes: (text) => Buffer.from(text.replace(/}$/, ',"x":"\u00c0\u00af"}'), "latin1"),
	}),
	refused("payload-utf16", "JWT-FORM-05", "Utf8", "UTF-16.", { payloadBytes: (text) => Buffer.from(text, "utf16le") }),
	{
		slug: "blanks-in-json",
		requirement: "JWT-FORM-05",
		flags: ["JsonStrict"],
		comment: "Blanks and line feeds around the members do not count.",
		headerBytes: (text) => ` ${text.replaceAll(",", ",\r\n\t")}\n`,
		payloadBytes: (text) => `\n${text.replaceAll(",", " , ")} `,
	},
	{
		slug: "utf8-claim",
		requirement: "JWT-FORM-05",
		flags: ["Utf8"],
		comment: "UTF-8 in a claim that nobody uses.",
		claims: { name: "Zoë 😀" },
	},
	{
		slug: "prototype-members",
		requirement: "JWT-FORM-05",
		flags: ["PrototypeMember"],
		comment: "Members called __proto__ and constructor mean nothing.",
		payloadBytes: (text) =>
			text.replace(/}$/, ',"__proto__":{"scope":"admin"},"constructor":{"prototype":{"scope":"admin"}}}'),
	},
	refused("claim-in-prototype", "JWT-CLAIM-01", "PrototypeMember", "iss within __proto__: the object has none.", {
		payloadBytes: (text) => text.replace(/("iss":"[^"]*")/, '"__proto__":{$1}'),
		step: "token-issuer",
	}),
	...(
		[
			[
				"header-alg",
				"alg twice in the header",
				{ headerBytes: (text: string) => text.replace("{", '{"alg":"RS256",') },
			],
			[
				"header-kid",
				"kid twice in the header",
				{ headerBytes: (text: string) => text.replace("{", '{"kid":"other",') },
			],
			["sub", "sub twice", { payloadBytes: (text: string) => text.replace("{", '{"sub":"admin",') }],
			[
				"sub-equal",
				"sub twice with one value",
				{ payloadBytes: (text: string) => text.replace("{", '{"sub":"user-42",') },
			],
			["exp", "exp twice", { payloadBytes: (text: string) => text.replace("{", `{"exp":${NOW - 3600},`) }],
			[
				"escaped",
				"sub twice, once with an escape",
				{ payloadBytes: (text: string) => text.replace("{", '{"\\u0073ub":"admin",') },
			],
			[
				"unused",
				"a claim that nobody uses twice",
				{ payloadBytes: (text: string) => text.replace("{", '{"x":1,"x":1,') },
			],
			[
				"deep",
				"a member twice in an object within a claim",
				{ payloadBytes: (text: string) => text.replace("{", '{"x":{"a":1,"a":2},') },
			],
			[
				"deep-in-array",
				"a member twice in an object within an array",
				{ payloadBytes: (text: string) => text.replace("{", '{"x":[[{"a":1,"b":0,"a":1}]],') },
			],
			[
				"proto",
				"__proto__ twice",
				{ payloadBytes: (text: string) => text.replace("{", '{"__proto__":1,"__proto__":2,') },
			],
			["empty-name", "the empty name twice", { payloadBytes: (text: string) => text.replace("{", '{"":1,"":2,') }],
		] as const
	).map(([slug, what, more]) =>
		refused(`duplicate-${slug}`, "JWT-FORM-06", "DuplicateMember", `Duplicate member: ${what}.`, more),
	),
	{
		slug: "same-name-at-two-depths",
		requirement: "JWT-FORM-06",
		flags: ["DuplicateMember"],
		comment: "One name in two objects is no duplicate, nor is a value that looks like a name.",
		claims: { x: { sub: "a", y: { sub: "b" } }, z: [{ a: 1 }, { a: 2 }], w: '"sub":1,"sub":2' },
	},
];

export const jwtForm = tokenFile(
	"jwt-form",
	"The text of a token: parts, base64url, size, JSON, duplicate members.",
	cases,
);
