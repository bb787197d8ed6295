import { body, host, method, target, value } from "../make/change.ts";
import { type Change, type Sent, type VerificationCase, verificationFile } from "../make/verification.ts";
import { secretOf } from "../published-keys.ts";

const invalid = { status: 401, code: "invalid_credentials", step: "signature" } as const;
const malformed = { status: 400, code: "malformed_request", step: "credentials" } as const;
const mismatch = { status: 401, code: "content_hash_mismatch", step: "body" } as const;
const UNSIGNED = "UNSIGNED-PAYLOAD";
const EMPTY = Buffer.alloc(0);

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
	refusal: invalid,
});

const mistaken = (
	slug: string,
	comment: string,
	flag: string,
	mistake: (text: string) => string,
): VerificationCase => ({
	slug,
	requirement: "SORT-08",
	flags: [flag],
	comment,
	sent: { mistake },
	refusal: invalid,
});

const signature = (slug: string, comment: string, edit: (old: string) => string): VerificationCase => ({
	slug: `signature-${slug}`,
	requirement: "SORT-09",
	flags: ["SignatureEncoding"],
	comment,
	// The signature of this nonce has both + and /.
	sent: { nonce: "sorted-query-base64-0011" },
	after: [value("X-Signature", edit)],
	refusal: malformed,
	twin: "signature-plain",
});

/** The last character before the padding, with an unused bit set. */
const trailingBit = (old: string): string => {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	return old.slice(0, 42) + alphabet.charAt(alphabet.indexOf(old.charAt(42)) + 1) + old.slice(43);
};

const unsigned = (
	slug: string,
	requirement: string,
	comment: string,
	sent: Partial<Sent>,
	after: readonly Change[] = [],
): VerificationCase => ({
	slug: `unsigned-${slug}`,
	requirement,
	flags: ["UnsignedPayload"],
	comment,
	sent: { contentHash: UNSIGNED, ...sent },
	after,
});

const cases: readonly VerificationCase[] = [
	{ slug: "plain", requirement: "SORT-08", flags: ["Baseline"], comment: "A POST that nobody has changed." },
	tampered("method", "SORT-08", "CoverageMissing", "Another method.", [method("PUT")]),
	tampered("path", "SORT-08", "CoverageMissing", "Another path.", [target("/other?b=2&a=1")]),
	tampered("query-value", "SORT-08", "CoverageMissing", "Another value in the query.", [target("/q?b=2&a=2")]),
	tampered("query-added", "SORT-08", "DuplicateParameter", "A second value of one name.", [target("/q?b=2&a=1&a=2")]),
	tampered("host", "SORT-08", "CoverageMissing", "Another host.", [host("gw-b.example.com")]),
	tampered("timestamp", "SORT-08", "CoverageMissing", "One second later.", [
		value("X-Timestamp", (old) => String(Number(old) + 1)),
	]),
	tampered("nonce", "SORT-08", "CoverageMissing", "Another nonce.", [
		value("X-Nonce", (old) => old.replace("8f", "9f")),
	]),
	tampered("content-type", "SORT-08", "CoverageMissing", "Another content type.", [
		value("Content-Type", () => "text/plain"),
	]),
	tampered("content-hash", "SORT-08", "ContentHash", "UNSIGNED-PAYLOAD in place of the signed hash.", [
		value("X-Content-SHA256", () => UNSIGNED),
	]),
	{
		slug: "body",
		requirement: "HMAC-BODY-01",
		flags: ["CoverageMissing"],
		comment: "Another body.",
		after: [body('{"a":2}')],
		refusal: mismatch,
	},
	mistaken(
		"key-id-line",
		"The nine lines of countersign-v1 have a key id; these have none.",
		"MissingLine",
		(text) => `live_org_test123\n${text}`,
	),
	mistaken("line-feed-at-end", "A line feed after the last line.", "FieldJoin", (text) => `${text}\n`),
	mistaken("no-prefix", "The content type without its prefix.", "MissingLine", (text) =>
		text.replace("content-type:", ""),
	),
	mistaken("prefix-with-blank", "A blank after the colon.", "FieldJoin", (text) =>
		text.replace("content-type:", "content-type: "),
	),
	mistaken("query-with-mark", "The question mark before QUERY.", "FieldJoin", (text) => text.replace("\na=", "\n?a=")),
	mistaken("path-and-query-joined", "Path and query on one line.", "FieldJoin", (text) => text.replace("\na=", "?a=")),
	{
		slug: "key-id-substituted",
		requirement: "SORT-08",
		flags: ["KeySubstitution"],
		comment: "Sent as the other of two keys with one secret: the scheme does not sign the key id, and admits it.",
		sent: { keyId: "live_org_twin_a", secret: secretOf("live_org_twin_a") },
		state: { keys: [{ id: "live_org_twin_b", status: "active" }] },
		after: [value("X-Key-Id", () => "live_org_twin_b")],
	},
	{
		slug: "signature-plain",
		requirement: "SORT-09",
		flags: ["SignatureEncoding"],
		comment: "A signature whose base64 has both + and /.",
		sent: { nonce: "sorted-query-base64-0011" },
	},
	signature("base64url", "The alphabet of base64url.", (old) => old.replaceAll("+", "-").replaceAll("/", "_")),
	signature("no-padding", "Without the padding.", (old) => old.slice(0, -1)),
	signature("more-padding", "One more sign of padding.", (old) => `${old}=`),
	signature("trailing-bits", "An unused bit of the last character is set.", trailingBit),
	signature("inner-blank", "A blank within.", (old) => `${old.slice(0, 20)} ${old.slice(20)}`),
	signature("31-bytes", "31 bytes.", (old) => Buffer.from(old, "base64").subarray(0, 31).toString("base64")),
	signature("33-bytes", "33 bytes.", (old) =>
		Buffer.concat([Buffer.from(old, "base64"), Buffer.alloc(1)]).toString("base64"),
	),
	signature("hexadecimal", "Hexadecimal.", (old) => Buffer.from(old, "base64").toString("hex")),
	signature("v1-prefix", "The form of countersign-v1.", (old) => `v1=${Buffer.from(old, "base64").toString("hex")}`),
	signature("two", "Two signatures.", (old) => `${old},${old}`),
	signature("empty", "Empty.", () => ""),
	unsigned("get", "SORT-10", "A GET without a body.", { method: "GET", body: EMPTY }),
	unsigned("delete", "SORT-10", "A DELETE without a body.", { method: "DELETE", body: EMPTY }),
	unsigned("post-empty", "SORT-10", "A POST without a body.", { body: EMPTY }),
	{
		...unsigned("post", "SORT-11", "A POST with a body.", {}),
		refusal: mismatch,
		twin: "unsigned-post-empty",
	},
	{
		...unsigned("one-byte", "SORT-11", "A body of one byte.", { body: Buffer.from([0]) }),
		refusal: mismatch,
		twin: "unsigned-post-empty",
	},
	{
		...unsigned("body-added", "SORT-11", "A body added after signing.", { body: EMPTY }, [body("x")]),
		refusal: mismatch,
		twin: "unsigned-post-empty",
	},
	...["unsigned-payload", "UNSIGNED_PAYLOAD", "STREAMING-UNSIGNED-PAYLOAD-TRAILER"].map((text, index) => ({
		slug: `unsigned-spelling-${index + 1}`,
		requirement: "HMAC-HDR-08",
		flags: ["UnsignedPayload"],
		comment: `${text} is not UNSIGNED-PAYLOAD.`,
		sent: { body: EMPTY, contentHash: text },
		refusal: malformed,
		twin: "unsigned-post-empty",
	})),
];

export const sortedVerifyRequest = verificationFile(
	"sorted-verify-request",
	"sorted-query",
	"The lines of the string to sign, the base64 of the signature, and UNSIGNED-PAYLOAD.",
	cases,
	{ method: "POST", target: "/q?b=2&a=1", contentType: "application/json", body: Buffer.from('{"a":1}') },
);
