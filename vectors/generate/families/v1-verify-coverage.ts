import { body, host, method, target, value } from "../make/change.ts";
import { type Change, type VerificationCase, verificationFile } from "../make/verification.ts";
import { secretOf } from "../published-keys.ts";

const refusal = { status: 401, code: "invalid_credentials", step: "signature" } as const;
const json = { method: "POST", contentType: "application/json", body: Buffer.from('{"a":1}') };

const tampered = (
	slug: string,
	requirement: string,
	flag: string,
	comment: string,
	after: readonly Change[],
): VerificationCase => ({
	slug,
	requirement,
	flags: [flag],
	comment,
	after,
	refusal,
});

/** Two targets that a careless canonical request makes one: signed over the first, sent with the second. */
const confused = (
	slug: string,
	flag: string,
	comment: string,
	signed: string,
	sent: string,
): readonly VerificationCase[] => [
	{
		slug: `${slug}-signed`,
		requirement: "HMAC-CANON-08",
		flags: [flag],
		comment: `Twin of the next: ${signed} as signed.`,
		sent: { target: signed },
	},
	{
		slug,
		requirement: "HMAC-CANON-08",
		flags: [flag],
		comment,
		sent: { target: signed },
		after: [target(sent)],
		refusal,
		twin: `${slug}-signed`,
	},
];

const cases: readonly VerificationCase[] = [
	{ slug: "plain", requirement: "HMAC-CANON-01", flags: ["Baseline"], comment: "A POST that nobody has changed." },
	tampered("method", "HMAC-CANON-06", "CoverageMissing", "Another method.", [method("PUT")]),
	tampered("target-path", "HMAC-CANON-08", "CoverageMissing", "Another path.", [target("/sites/s2?limit=10")]),
	tampered("target-query", "HMAC-CANON-08", "CoverageMissing", "Another value in the query.", [
		target("/sites/s1?limit=11"),
	]),
	tampered("target-query-added", "HMAC-CANON-08", "CoverageMissing", "One parameter more.", [
		target("/sites/s1?limit=10&admin=1"),
	]),
	tampered("target-query-removed", "HMAC-CANON-08", "CoverageMissing", "The query removed.", [target("/sites/s1")]),
	tampered("host", "HMAC-CANON-07", "CoverageMissing", "Another host.", [host("gw-b.example.com")]),
	tampered("host-port", "HMAC-CANON-07", "DefaultPort", "Another port.", [host("gw.example.com:8443")]),
	tampered("timestamp", "HMAC-CANON-04", "CoverageMissing", "One second later.", [
		value("X-Timestamp", (old) => String(Number(old) + 1)),
	]),
	tampered("nonce", "HMAC-CANON-05", "CoverageMissing", "Another nonce.", [
		value("X-Nonce", (old) => old.replace("8f", "9f")),
	]),
	tampered("nonce-case", "HMAC-CANON-05", "NonceCase", "The nonce in upper case.", [
		value("X-Nonce", (old) => old.toUpperCase()),
	]),
	tampered("content-type", "HMAC-CANON-09", "CoverageMissing", "Another content type.", [
		value("Content-Type", () => "text/plain"),
	]),
	tampered("content-type-case", "HMAC-CANON-09", "ContentTypeNormalised", "The content type in another case.", [
		value("Content-Type", () => "Application/JSON"),
	]),
	tampered("content-type-emptied", "HMAC-CANON-09", "EmptyField", "The content type emptied.", [
		value("Content-Type", () => ""),
	]),
	tampered("content-hash", "HMAC-CANON-10", "ContentHash", "The hash of another body, without that body.", [
		value("X-Content-SHA256", () => "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f863"),
	]),
	{
		slug: "content-hash-and-body",
		requirement: "HMAC-CANON-10",
		flags: ["ContentHash"],
		comment: "Another body and its hash: the signature covers the hash.",
		after: [
			body('{"a":2}'),
			value("X-Content-SHA256", () => "7e8059f495589fcd981232cc11d00b00da3802c01d688fa1cf1f6bed6e5bb33c"),
		],
		refusal,
	},
	{
		slug: "content-type-blanks",
		requirement: "HMAC-CANON-09",
		flags: ["FieldWhiteSpace"],
		comment: "SP and HTAB at the ends of the content type do not count.",
		after: [value("Content-Type", (old) => ` ${old}\t`)],
	},
	{
		slug: "host-upper-case",
		requirement: "HMAC-CANON-07",
		flags: ["HostCase"],
		comment: "The host in upper case is the same host.",
		after: [host("GW.EXAMPLE.COM")],
	},
	{
		slug: "host-default-port",
		requirement: "HMAC-CANON-07",
		flags: ["DefaultPort"],
		comment: "The default port is no port.",
		after: [host("gw.example.com:443")],
	},
	{
		slug: "key-id-twin-a",
		requirement: "HMAC-CANON-03",
		flags: ["KeySubstitution"],
		comment: "One of two keys with one secret.",
		sent: { keyId: "live_org_twin_a", secret: secretOf("live_org_twin_a") },
		state: { keys: ["live_org_twin_a", "live_org_twin_b"].map((id) => ({ id, status: "active" })) },
	},
	{
		slug: "key-id-substituted",
		requirement: "HMAC-CANON-03",
		flags: ["KeySubstitution"],
		comment: "Sent as the other of two keys with one secret.",
		sent: { keyId: "live_org_twin_a", secret: secretOf("live_org_twin_a") },
		state: { keys: ["live_org_twin_a", "live_org_twin_b"].map((id) => ({ id, status: "active" })) },
		after: [value("X-Key-Id", () => "live_org_twin_b")],
		refusal,
		twin: "key-id-twin-a",
	},
	...confused("trailing-slash", "TrailingSlash", "A slash at the end.", "/sites", "/sites/"),
	...confused("path-case", "CaseFolded", "Another case.", "/sites/s1", "/SITES/s1"),
	...confused("query-order", "QueryReordered", "Another order of the query.", "/q?a=1&b=2", "/q?b=2&a=1"),
	...confused(
		"duplicate-order",
		"DuplicateParameter",
		"Another order of the values of one name.",
		"/q?r=1&r=2",
		"/q?r=2&r=1",
	),
	...confused(
		"duplicate-added-after",
		"DuplicateParameter",
		"A second value after the signed one.",
		"/q?a=1",
		"/q?a=1&a=2",
	),
	...confused(
		"duplicate-added-before",
		"DuplicateParameter",
		"A second value before the signed one.",
		"/q?a=2",
		"/q?a=1&a=2",
	),
	...confused("plus-for-space", "PlusAsSpace", "A plus for %20.", "/q?a=x%20y", "/q?a=x+y"),
	...confused("equals-added", "EmptyValue", "A = for none.", "/q?a", "/q?a="),
	...confused("empty-pieces", "EmptyPiece", "Empty pieces added.", "/q?a=1", "/q?&a=1&"),
	...confused("question-mark-doubled", "EmptyQuery", "A second question mark.", "/q?a=1", "/q??a=1"),
	...confused("semicolon", "SemicolonSeparator", "An ampersand for a semicolon.", "/q?a=1;b=2", "/q?a=1&b=2"),
	...confused("separators-decoded", "QueryReencoded", "Encoded separators decoded.", "/q?a=1%26b%3D2", "/q?a=1&b=2"),
	...confused("question-mark-decoded", "PathDecoded", "An encoded question mark decoded.", "/a%3Fx=1", "/a?x=1"),
	...confused(
		"unicode-composed",
		"UnicodeNormalised",
		"A composed letter for a decomposed one.",
		"/cafe%CC%81",
		"/caf%C3%A9",
	),
	...confused("unicode-case-fold", "UnicodeNormalised", "The letter k for the Kelvin sign.", "/%E2%84%AA", "/k"),
	...confused(
		"utf8-replaced",
		"Utf8Replaced",
		"The replacement character for a bad byte.",
		"/q?a=%FF",
		"/q?a=%EF%BF%BD",
	),
	...confused("path-query-joined", "FieldJoin", "The border between path and query moved.", "/a?b=1", "/ab?=1"),
	...confused(
		"line-feed-moved",
		"FieldJoin",
		"An encoded line feed moved within the query.",
		"/q?a=x%0Ab&c",
		"/q?a=x&b%0Ac",
	),
	{
		slug: "get-signed",
		requirement: "HMAC-CANON-06",
		flags: ["MethodMapped"],
		comment: "Twin of the next: a GET.",
		sent: { method: "GET", body: Buffer.alloc(0) },
	},
	{
		slug: "head-with-signature-of-get",
		requirement: "HMAC-CANON-06",
		flags: ["MethodMapped"],
		comment: "A HEAD with the signature of a GET.",
		sent: { method: "GET", body: Buffer.alloc(0) },
		after: [method("HEAD")],
		refusal,
		twin: "get-signed",
	},
];

export const v1VerifyCoverage = verificationFile(
	"v1-verify-coverage",
	"countersign-v1",
	"Requests changed after they were signed: every covered part, and every pair that a careless canonical request confuses.",
	cases,
	json,
);
