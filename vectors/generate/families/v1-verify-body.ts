import { also, body, method } from "../make/change.ts";
import { type VerificationCase, verificationFile } from "../make/verification.ts";

const mismatch = { status: 401, code: "content_hash_mismatch", step: "body" } as const;
const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");

/** Signed over one body, sent with another; the twin before it is sent as signed. */
const swapped = (
	slug: string,
	flag: string,
	comment: string,
	signed: string,
	sent: string,
): readonly VerificationCase[] => [
	{
		slug: `${slug}-signed`,
		requirement: "HMAC-BODY-02",
		flags: [flag],
		comment: "Twin of the next: the body as it was signed.",
		sent: { body: latin1(signed) },
	},
	{
		slug,
		requirement: "HMAC-BODY-01",
		flags: [flag],
		comment,
		sent: { body: latin1(signed) },
		after: [body(sent)],
		refusal: mismatch,
		twin: `${slug}-signed`,
	},
];

const large = (last: number): Buffer =>
	Buffer.from([...Array.from({ length: 65_536 }, (_, index) => (index * 167) % 256), last]);
const largeCases: readonly VerificationCase[] = [
	{
		slug: "large",
		requirement: "HMAC-BODY-01",
		flags: ["BodyText"],
		comment: "65537 bytes.",
		sent: { body: large(1) },
	},
	{
		slug: "large-last-byte",
		requirement: "HMAC-BODY-01",
		flags: ["CoverageMissing"],
		comment: "The last of 65537 bytes changed.",
		sent: { body: large(1) },
		after: [body(large(2).toString("latin1"))],
		refusal: mismatch,
		twin: "large",
	},
];

export const verifyBodyBase = { method: "POST", contentType: "application/json", body: latin1('{"a":1}') } as const;

export const verifyBodyCases: readonly VerificationCase[] = [
	{ slug: "plain", requirement: "HMAC-BODY-01", flags: ["Baseline"], comment: "A body as it was signed." },
	{
		slug: "same-length",
		requirement: "HMAC-BODY-01",
		flags: ["CoverageMissing"],
		comment: "Another body of the same length.",
		after: [body('{"a":2}')],
		refusal: mismatch,
	},
	{
		slug: "removed",
		requirement: "HMAC-BODY-01",
		flags: ["EmptyBody"],
		comment: "The body removed.",
		after: [body("")],
		refusal: mismatch,
	},
	{
		slug: "one-byte-more",
		requirement: "HMAC-BODY-01",
		flags: ["BodyTrimmed"],
		comment: "A line feed more.",
		after: [body('{"a":1}\n')],
		refusal: mismatch,
	},
	{
		slug: "content-digest-beside",
		requirement: "HMAC-BODY-01",
		flags: ["ContentHash"],
		comment: "A Content-Digest of the new body does not replace the hash.",
		after: [body('{"a":2}'), also("Content-Digest", "sha-256=:foBZ9JVYn82YEjLMEdALAKOAIwHWiPoc8fa+bluzPDw=:")],
		refusal: mismatch,
		twin: "content-digest",
	},
	{
		slug: "content-digest",
		requirement: "HMAC-BODY-01",
		flags: ["ContentHash"],
		comment: "A Content-Digest plays no part, even a wrong one.",
		after: [also("Content-Digest", "sha-256=:foBZ9JVYn82YEjLMEdALAKOAIwHWiPoc8fa+bluzPDw=:")],
	},
	...swapped("line-feed-trimmed", "BodyTrimmed", "A line feed at the end removed.", '{"a":1}\n', '{"a":1}'),
	...swapped("mark-stripped", "BodyText", "A byte order mark removed.", "\u00ef\u00bb\u00bf{}", "{}"),
	...swapped(
		"bad-byte-replaced",
		"BodyText",
		"A byte that is no UTF-8 replaced by U+FFFD.",
		"\u00ff",
		"\u00ef\u00bf\u00bd",
	),
	...swapped("json-blanks", "BodyReserialised", "Blanks in JSON removed.", '{ "a": 1 }', '{"a":1}'),
	...swapped(
		"json-duplicate",
		"BodyReserialised",
		"The first of two members of one name removed.",
		'{"a":1,"a":2}',
		'{"a":2}',
	),
	...swapped(
		"json-number",
		"BodyReserialised",
		"A number rounded.",
		'{"a":9007199254740993}',
		'{"a":9007199254740992}',
	),
	...swapped("json-order", "BodyReserialised", "Members in another order.", '{"b":2,"a":1}', '{"a":1,"b":2}'),
	...swapped("crlf", "BodyText", "CR LF for LF.", "a\nb", "a\r\nb"),
	...swapped("form-plus", "BodyReserialised", "%20 for a plus in a form.", "a=x+y", "a=x%20y"),
	...["PUT", "PATCH", "DELETE", "OPTIONS"].flatMap((name): VerificationCase[] => [
		{
			slug: `${name.toLowerCase()}-signed`,
			requirement: "HMAC-BODY-01",
			flags: ["BodyByMethod"],
			comment: `A ${name} without a body.`,
			sent: { method: name, body: Buffer.alloc(0) },
		},
		{
			slug: `${name.toLowerCase()}-body-added`,
			requirement: "HMAC-BODY-01",
			flags: ["BodyByMethod"],
			comment: `A body added to a ${name}.`,
			sent: { method: name, body: Buffer.alloc(0) },
			after: [body("x")],
			refusal: mismatch,
			twin: `${name.toLowerCase()}-signed`,
		},
	]),
	...["GET", "HEAD"].flatMap((name): VerificationCase[] => [
		{
			slug: `${name.toLowerCase()}-without-body`,
			requirement: "HMAC-BODY-03",
			flags: ["EmptyBody"],
			comment: `A ${name} without a body: the hash is that of zero bytes.`,
			sent: { method: name, body: Buffer.alloc(0) },
		},
		{
			slug: `${name.toLowerCase()}-with-signed-body`,
			requirement: "REQ-11",
			flags: ["BodyOnGet"],
			comment: `A ${name} with a body, correctly signed.`,
			sent: { method: name, body: latin1("hello") },
			refusal: { status: 400, code: "malformed_request", step: "body" },
			twin: `${name.toLowerCase()}-without-body`,
		},
		{
			slug: `${name.toLowerCase()}-with-body-added`,
			requirement: "REQ-11",
			flags: ["BodyOnGet"],
			comment: `A body added to a ${name}.`,
			sent: { method: name, body: Buffer.alloc(0) },
			after: [body("hello")],
			refusal: { status: 400, code: "malformed_request", step: "body" },
			twin: `${name.toLowerCase()}-without-body`,
		},
	]),
	{
		slug: "signature-before-body",
		requirement: "HMAC-BODY-04",
		flags: ["StageOrder"],
		comment: "A POST sent as a PUT with another body: the signature is judged first.",
		after: [method("PUT"), body('{"a":2}')],
		refusal: { status: 401, code: "invalid_credentials", step: "signature" },
		twin: "put-json",
	},
	{
		slug: "put-json",
		requirement: "HMAC-BODY-01",
		flags: ["BodyByMethod"],
		comment: "A PUT with a body.",
		sent: { method: "PUT" },
	},
	...largeCases,
	{
		slug: "all-bytes",
		requirement: "HMAC-BODY-02",
		flags: ["BodyText"],
		comment: "All 256 bytes.",
		sent: { body: Buffer.from(Array.from({ length: 256 }, (_, index) => index)) },
	},
];

export const v1VerifyBody = verificationFile(
	"v1-verify-body",
	"countersign-v1",
	"The content hash against the bytes that arrived.",
	verifyBodyCases,
	verifyBodyBase,
);
