import { hex, type SigningCase, signingFile, text } from "../make/signing.ts";

const hashed = (slug: string, flag: string, comment: string, bodyBase64: string): SigningCase => ({
	slug,
	requirement: "HMAC-BODY-02",
	flags: [flag],
	comment,
	input: { bodyBase64 },
});

/** More than 64 KB, and not a multiple of a block. */
const large = Buffer.from(Array.from({ length: 65_537 }, (_, index) => (index * 167) % 256));

export const signBodyCases: readonly SigningCase[] = [
	{
		slug: "json",
		requirement: "HMAC-BODY-01",
		flags: ["Baseline"],
		comment: "A body of JSON.",
	},
	{
		slug: "none",
		requirement: "HMAC-BODY-03",
		flags: ["EmptyBody"],
		comment: "Without a body the hash is that of zero bytes.",
		input: { bodyBase64: "" },
	},
	...["PUT", "PATCH", "DELETE", "OPTIONS"].map((method) => ({
		slug: `on-${method.toLowerCase()}`,
		requirement: "HMAC-BODY-01",
		flags: ["BodyByMethod"],
		comment: `The body of ${method} is hashed too.`,
		input: { method },
	})),
	hashed("json-with-blanks", "BodyReserialised", "Blanks in JSON count.", text('{ "a": 1 }')),
	hashed("json-key-order", "BodyReserialised", "The order of members counts.", text('{"b":2,"a":1}')),
	hashed("json-duplicate-member", "BodyReserialised", "Duplicate members are kept.", text('{"a":1,"a":2}')),
	hashed("json-large-number", "BodyReserialised", "A number beyond 2^53 is kept.", text('{"a":9007199254740993}')),
	hashed("json-escapes", "BodyReserialised", "Escapes are not resolved.", text('{"a":"\\u00e9\\/"}')),
	hashed("trailing-line-feed", "BodyTrimmed", "A line feed at the end counts.", text('{"a":1}\n')),
	hashed("trailing-crlf", "BodyTrimmed", "CR LF is not LF.", text('{"a":1}\r\n')),
	hashed("only-blanks", "BodyTrimmed", "A body of blanks is not empty.", text(" \n")),
	hashed("byte-order-mark", "BodyText", "A byte order mark counts.", hex("efbbbf7b7d")),
	hashed("utf8", "BodyText", "UTF-8 beyond ASCII.", text("Grüße, 世界 😀")),
	hashed("invalid-utf8", "BodyText", "Bytes that are no UTF-8.", hex("fffe00c328")),
	hashed("replacement-character", "BodyText", "U+FFFD itself, which the bytes before must not become.", hex("efbfbd")),
	hashed("nul", "BodyText", "A single NUL.", hex("00")),
	hashed(
		"all-bytes",
		"BodyText",
		"All 256 bytes.",
		Buffer.from(Array.from({ length: 256 }, (_, i) => i)).toString("base64"),
	),
	hashed("block-55", "HashPadding", "55 bytes: one block of SHA-256 with its padding.", text("a".repeat(55))),
	hashed("block-56", "HashPadding", "56 bytes: the padding takes a second block.", text("a".repeat(56))),
	hashed("block-64", "HashPadding", "64 bytes: a block and one of padding.", text("a".repeat(64))),
	hashed("large", "BodyText", "65537 bytes of all values.", large.toString("base64")),
	hashed("utf16", "BodyText", "UTF-16 with its byte order mark.", hex("fffe7b007d00")),
	hashed("crlf-lines", "BodyText", "Lines that end with CR LF.", text("a: 1\r\nb: 2\r\n")),
	hashed("json-then-text", "BodyReserialised", "Text after JSON: it only looks like JSON.", text('{"a":1}{"b":2}')),
	hashed("json-numbers", "BodyReserialised", "Spellings of numbers are kept.", text("[1.0,1e2,-0,0.10]")),
	hashed("form", "BodyReserialised", "A form is not decoded.", text("a=x+y&b=%7e&a=")),
	hashed(
		"gzip-bytes",
		"ContentCoding",
		"Compressed bytes are hashed as they are.",
		hex("1f8b08000000000000030300000000000000000000"),
	),
	...["GET", "HEAD"].map((method) => ({
		slug: `on-${method.toLowerCase()}`,
		requirement: "REQ-11",
		flags: ["BodyOnGet"],
		comment: `${method} has no body.`,
		input: { method },
		refusal: { code: "malformed_request" },
	})),
];

export const v1SignBody = signingFile(
	"v1-sign-body",
	"countersign-v1",
	"The content hash is over the bytes, whatever they mean.",
	signBodyCases,
	{
		method: "POST",
		url: "https://gw.example.com/sites",
		headers: [["Content-Type", "application/json"]],
		bodyBase64: text('{"a":1}'),
	},
);
