import * as fc from "fast-check";
import type { SigningInput } from "../models/signing-input.ts";
import { contentType } from "./content-type.ts";
import { anyHost, validHost } from "./host.ts";
import { keyId, nonce } from "./identifier.ts";
import { query } from "./query.ts";
import { anyTarget, validTarget } from "./target.ts";

/** Mostly what a signer signs, sometimes what it refuses. */
function mostly<T>(right: fc.Arbitrary<T>, wrong: fc.Arbitrary<T>): fc.Arbitrary<T> {
	return fc.oneof({ weight: 12, arbitrary: right }, { weight: 1, arbitrary: wrong });
}

const identifierFault = fc.constantFrom(
	"",
	"a b",
	"key\n",
	" key_with_blanks__",
	"k".repeat(65),
	"clé-de-seize-signes",
	"a,b",
	"a.b/c",
	// The end of a line is where many patterns end too.
	"0123456789abcdef\n",
	"0123456789abcdef\r\n",
	"0123456789abcdef\u2028",
	"0123456789abcde\u0660",
	"0123456789abcde\u212a",
	"0123456789abcdef\u0000",
);

const secret = mostly(
	fc.oneof(
		fc.string({ unit: "grapheme-ascii", minLength: 32, maxLength: 48 }),
		fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 32, maxLength: 64 }),
		fc.uint8Array({ minLength: 33, maxLength: 33 }).map((bytes) => Buffer.from(bytes).toString("base64")),
		fc.constantFrom("é".repeat(32), "\u{1f600}".repeat(32), ` ${"s".repeat(32)}\n`, `\ufeff${"s".repeat(32)}`),
	),
	fc.constantFrom("", "short", "s".repeat(31), "\u{1f600}".repeat(31), "é".repeat(31), "undefined"),
);

const timestamp = mostly(
	fc.integer({ min: 1_000_000_000, max: 9_999_999_999 }),
	fc.constantFrom(
		0,
		-1,
		999_999_999,
		10_000_000_000,
		1_767_225_600_000,
		1_767_225_600.5,
		1e21,
		-1_767_225_600,
		1e-7,
		2 ** 53,
		1e308,
		17_672_256_000,
		1_767_225_600.000_000_2,
	),
);

const authority = fc.oneof(
	{ weight: 8, arbitrary: validHost },
	{ weight: 3, arbitrary: anyHost },
	{ weight: 1, arbitrary: fc.constantFrom("", ":443") },
);
const target = fc.oneof(
	{ weight: 3, arbitrary: validTarget },
	{
		weight: 3,
		arbitrary: fc.tuple(fc.constantFrom("/a", "/sites/s1", ""), query).map(([path, text]) => `${path}?${text}`),
	},
	{ weight: 5, arbitrary: anyTarget },
	{ weight: 1, arbitrary: fc.constantFrom("", "?", "#", "?a=1#b", "/a#b") },
);
const url = fc
	.tuple(
		mostly(
			fc.constantFrom("https", "https", "https", "http", "HTTPS", "Http"),
			fc.constantFrom("ftp", "", "http\u017f"),
		),
		authority,
		target,
	)
	// A lone surrogate is no text (SPEC, section 1): no signer is given one, and many languages cannot hold it.
	.map(([scheme, host, rest]) => `${scheme}://${host}${rest}`.toWellFormed());

/** Their names are tokens (SPEC, HMAC-HDR); nothing is said of others, which no client sends. */
const extraHeader = fc.constantFrom<readonly [string, string]>(
	["Accept", "*/*"],
	["X-Other", "value"],
	["Authorization", ""],
	["Authorization", " "],
	["Authorization", "Bearer x"],
	["x-nonce", "mine"],
	["Content-Type", "text/plain"],
	["content-type", "caf\u00e9"],
	["content-type", "text/plain\n"],
	["content-type", "text\u0000plain"],
	["CONTENT-TYPE", "a\tb"],
	["content-type", "\u00a0text/plain\u2003"],
	["content-type", "text/plain\u007f"],
	["content-type", "\u000btext/plain"],
	["AUTHORIZATION", "\u00a0"],
	["Authorization", "\t"],
	["X-NONCE", "0123456789abcdef"],
	["X_Nonce", "0123456789abcdef"],
	["X-Content-Sha256", ""],
	["x-signature", ""],
);
const headers = fc
	.tuple(
		fc.option(
			contentType.map((value) => ["Content-Type", value] as const),
			{ nil: undefined },
		),
		mostly(fc.constant<(readonly [string, string])[]>([]), fc.array(extraHeader, { minLength: 1, maxLength: 2 })),
	)
	.map(([type, extra]) => (type === undefined ? extra : [type, ...extra]));

/** Bodies that become others when they are read as text, or as JSON, and written again. */
const bodies = [
	...["{}", '{"a":1,"a":2}', '{ "a": 1 }', '{"a":9007199254740993}', '{"a":1}\n', "a\r\nb", " a ", "\n"],
	...["\ufeff{}", "caf\u00e9", "cafe\u0301", "\u0000", "a=1&b=2", "\u2028"],
];

/** Inputs of a signer: most of them can be signed, the others have one or two faults. */
export const signingInput: fc.Arbitrary<SigningInput> = fc.record({
	keyId: mostly(keyId, identifierFault),
	secret,
	timestamp,
	nonce: mostly(nonce, identifierFault),
	method: mostly(
		fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"),
		fc.constantFrom("get", "", "TRACE", "GET ", "GET\n", " GET", "GE\u0054\u0301", "PO\u017fT", "Get"),
	),
	url,
	headers,
	bodyBase64: fc.oneof(
		fc.constant(""),
		fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString("base64")),
		fc.constantFrom(...bodies).map((text) => Buffer.from(text, "utf8").toString("base64")),
	),
});
