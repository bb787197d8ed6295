import { also, fields, rename, twice, value, without } from "../make/change.ts";
import { NONCE, NOW } from "../make/signing.ts";
import { type Sent, type VerificationCase, verificationFile } from "../make/verification.ts";
import { longestKeyId, secretOf } from "../published-keys.ts";

const refusal = { status: 400, code: "malformed_request", step: "credentials" } as const;
const FIELDS = ["X-Key-Id", "X-Timestamp", "X-Nonce", "X-Content-SHA256", "X-Signature"] as const;
const lower = (name: string): string => name.toLowerCase();

/** Signed over the field's own value, so that only the grammar can refuse it. */
const signedAs = (
	slug: string,
	requirement: string,
	flag: string,
	comment: string,
	sent: Partial<Sent>,
): VerificationCase => ({ slug, requirement, flags: [flag], comment, sent, refusal });

const timestamp = (slug: string, comment: string, text: string): VerificationCase =>
	signedAs(`timestamp-${slug}`, "HMAC-HDR-06", "TimestampGrammar", comment, { timestamp: text });
const nonce = (slug: string, comment: string, text: string): VerificationCase =>
	signedAs(`nonce-${slug}`, "HMAC-HDR-07", "NonceGrammar", comment, { nonce: text });
const keyId = (slug: string, comment: string, text: string): VerificationCase =>
	signedAs(`key-id-${slug}`, "HMAC-HDR-05", "KeyIdGrammar", comment, { keyId: text });
const contentHash = (slug: string, comment: string, text: string): VerificationCase =>
	signedAs(`content-hash-${slug}`, "HMAC-HDR-08", "ContentHash", comment, { contentHash: text });
const EMPTY_HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

export const verifyFieldCases: readonly VerificationCase[] = [
	{ slug: "plain", requirement: "HMAC-HDR-01", flags: ["Baseline"], comment: "All five fields, well-formed." },
	...FIELDS.map((name) => ({
		slug: `missing-${lower(name)}`,
		requirement: "HMAC-HDR-01",
		flags: ["MissingField"],
		comment: `Without ${name}.`,
		after: [without(name)],
		refusal,
	})),
	...FIELDS.map((name) => ({
		slug: `empty-${lower(name)}`,
		requirement: "HMAC-HDR-02",
		flags: ["EmptyField"],
		comment: `${name} is empty.`,
		after: [value(name, () => "")],
		refusal,
	})),
	...FIELDS.map((name) => ({
		slug: `blank-${lower(name)}`,
		requirement: "HMAC-HDR-02",
		flags: ["EmptyField"],
		comment: `${name} is nothing but a blank.`,
		after: [value(name, () => " ")],
		refusal,
	})),
	...FIELDS.map((name) => ({
		slug: `twice-${lower(name)}`,
		requirement: "HMAC-HDR-03",
		flags: ["DuplicateField"],
		comment: `${name} twice, with the same value.`,
		after: [twice(name)],
		refusal,
	})),
	...FIELDS.map((name) => ({
		slug: `joined-${lower(name)}`,
		requirement: "HMAC-HDR-03",
		flags: ["DuplicateField"],
		comment: `Two values of ${name} joined by a comma.`,
		after: [value(name, (old) => `${old}, ${old}`)],
		refusal,
	})),
	...FIELDS.map((name) => ({
		slug: `blanks-around-${lower(name)}`,
		requirement: "HMAC-HDR-04",
		flags: ["FieldWhiteSpace"],
		comment: `SP and HTAB around ${name} do not count.`,
		after: [value(name, (old) => ` \t${old}\t `)],
	})),
	...(
		[
			["vertical-tab", "\u000b"],
			["form-feed", "\u000c"],
			["no-break-space", "\u00a0"],
			["nul", "\u0000"],
			["delete", "\u007f"],
			["next-line", "\u0085"],
		] as const
	).flatMap(([slug, character]) =>
		(["X-Key-Id", "X-Timestamp", "X-Nonce"] as const).map((name) => ({
			slug: `${slug}-after-${lower(name)}`,
			requirement: "HMAC-HDR-04",
			flags: ["FieldWhiteSpace"],
			comment: `Only SP and HTAB are removed: ${slug} after ${name}.`,
			after: [value(name, (old) => old + character)],
			refusal,
		})),
	),
	{
		slug: "names-in-lower-case",
		requirement: "HMAC-HDR-01",
		flags: ["FieldAlias"],
		comment: "Header names in lower case.",
		after: FIELDS.map((name) => rename(name, lower(name))),
	},
	{
		slug: "names-with-underscores",
		requirement: "HMAC-HDR-10",
		flags: ["FieldAlias"],
		comment: "Names with _ for - are other names: this request has no credential.",
		after: FIELDS.map((name) => rename(name, name.replaceAll("-", "_"))),
		refusal: { status: 401, code: "unauthenticated", step: "credentials" },
	},
	{
		slug: "one-name-with-underscores",
		requirement: "HMAC-HDR-01",
		flags: ["FieldAlias"],
		comment: "X_Nonce is not X-Nonce.",
		after: [rename("X-Nonce", "X_Nonce")],
		refusal,
	},
	{
		slug: "underscore-name-beside",
		requirement: "HMAC-HDR-10",
		flags: ["FieldAlias"],
		comment: "X_Nonce beside X-Nonce does not count.",
		after: [also("X_Nonce", "another-nonce-0123456789")],
	},
	timestamp("letters", "Letters.", "abcdefghij"),
	timestamp("nan", "NaN.", "NaN"),
	timestamp("suffix", "A suffix after the digits.", `${NOW}abc`),
	timestamp("fraction", "A fraction.", `${NOW}.0`),
	timestamp("exponent", "An exponent.", "1.7672256e9"),
	timestamp("plus", "A sign.", `+${NOW}`),
	timestamp("minus", "A negative number.", `-${NOW}`),
	timestamp("leading-zero", "A leading zero.", `0${NOW}`),
	timestamp("hexadecimal", "Hexadecimal.", "0x6955b900"),
	timestamp("milliseconds", "Milliseconds.", `${NOW}000`),
	timestamp("nine-digits", "Nine digits.", "176722560"),
	timestamp("zero", "Zero.", "0"),
	timestamp("ten-zeros", "Ten digits that begin with zero.", "0000000000"),
	timestamp("infinity", "Infinity.", "Infinity"),
	timestamp("very-long", "Four hundred digits.", "1".repeat(400)),
	timestamp("iso-8601", "A date in ISO 8601.", "2026-01-01T00:00:00Z"),
	timestamp("http-date", "A date of HTTP.", "Thu, 01 Jan 2026 00:00:00 GMT"),
	timestamp("inner-blank", "A blank within.", "17672 25600"),
	timestamp("arabic-digits", "Digits beyond ASCII, as UTF-8.", "\u00d9\u00a1767225600"),
	nonce("15", "15 characters.", "0123456789abcde"),
	nonce("65", "65 characters.", "x".repeat(65)),
	nonce("slash", "A slash.", "../../0123456789"),
	nonce("base64", "The signs of base64.", "0123456789abcd+="),
	nonce("quote", "A quote.", "' OR 1=1 --01234"),
	nonce("inner-blank", "A blank within.", "01234567 9abcdef"),
	nonce("braces", "A UUID in braces.", `{${NONCE}}`),
	nonce("huge", "16,000 characters.", "x".repeat(16_000)),
	keyId("65", "65 characters.", "k".repeat(65)),
	keyId("dot", "A dot.", "."),
	keyId("dot-dot", "Two dots.", ".."),
	keyId("slash", "A slash.", "live/org"),
	keyId("colon", "A colon, as in the key store's own names.", "key:live_org_test123"),
	keyId("non-ascii", "A byte beyond ASCII.", "live_\u00ff"),
	contentHash("upper-case", "Upper-case digits.", EMPTY_HASH.toUpperCase()),
	contentHash("63", "63 digits.", EMPTY_HASH.slice(1)),
	contentHash("65", "65 digits.", `${EMPTY_HASH}0`),
	contentHash("no-hex", "64 characters of which one is no digit.", `${EMPTY_HASH.slice(1)}g`),
	contentHash("base64", "Base64.", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
	contentHash("prefix", "A prefix.", `sha256=${EMPTY_HASH}`),
	contentHash("unsigned-payload", "UNSIGNED-PAYLOAD belongs to another scheme.", "UNSIGNED-PAYLOAD"),
	...(
		[
			["no-prefix", "Without v1=.", (old: string) => old.slice(3)],
			["other-version", "Another version.", (old: string) => `v2${old.slice(2)}`],
			["upper-case-prefix", "The prefix in upper case.", (old: string) => `V1${old.slice(2)}`],
			["upper-case", "Upper-case digits.", (old: string) => `v1=${old.slice(3).toUpperCase()}`],
			["first-byte", "The first byte alone.", (old: string) => old.slice(0, 5)],
			["first-16-bytes", "The first 16 bytes.", (old: string) => old.slice(0, 35)],
			["31-bytes", "The first 31 bytes.", (old: string) => old.slice(0, -2)],
			["odd-digits", "One digit less.", (old: string) => old.slice(0, -1)],
			["33-bytes", "One byte more.", (old: string) => `${old}00`],
			["no-hex", "A character that is no digit.", (old: string) => `${old.slice(0, -1)}g`],
			["base64", "Base64.", (old: string) => `v1=${Buffer.from(old.slice(3), "hex").toString("base64")}`],
			["undefined", "The word undefined.", () => "undefined"],
			["prefix-alone", "The prefix alone.", () => "v1="],
			["two", "Two signatures, the right one last.", (old: string) => `v1=${"0".repeat(64)} ${old}`],
			["long", "10,000 characters.", () => `v1=${"a".repeat(10_000)}`],
		] as const
	).map(([slug, comment, edit]) => ({
		slug: `signature-${slug}`,
		requirement: "HMAC-HDR-09",
		flags: ["SignatureEncoding"],
		comment,
		after: [value("X-Signature", edit)],
		refusal,
	})),
	{
		slug: "key-id-longest",
		requirement: "HMAC-HDR-05",
		flags: ["KeyIdGrammar"],
		comment: "A key id of 64 characters.",
		sent: { keyId: longestKeyId, secret: secretOf(longestKeyId) },
		state: { keys: [{ id: longestKeyId, status: "active" }] },
	},
	{
		slug: "nonce-shortest",
		requirement: "HMAC-HDR-07",
		flags: ["NonceGrammar"],
		comment: "A nonce of 16 characters.",
		sent: { nonce: "0123456789abcdef" },
	},
	{
		slug: "nonce-longest",
		requirement: "HMAC-HDR-07",
		flags: ["NonceGrammar"],
		comment: "A nonce of 64 characters.",
		sent: { nonce: "_-".repeat(32) },
	},
	{
		slug: "content-type-two-fields",
		requirement: "HMAC-HDR-04",
		flags: ["DuplicateField"],
		comment: "Two Content-Type fields: each without blanks at its ends, joined by a comma and SP.",
		sent: { contentType: "text/plain, text/html" },
		after: [fields("Content-Type", " text/plain\t", "text/html ")],
	},
	{
		slug: "content-type-non-ascii",
		requirement: "HMAC-HDR-11",
		flags: ["RawNonAscii"],
		comment: "A byte beyond ASCII in the content type.",
		sent: { contentType: "text/pl\u00e4in" },
		refusal,
	},
	{
		slug: "content-type-control",
		requirement: "HMAC-HDR-11",
		flags: ["ForbiddenByte"],
		comment: "A control character in the content type.",
		sent: { contentType: "text/\u0001plain" },
		refusal,
	},
];

export const v1VerifyFields = verificationFile(
	"v1-verify-fields",
	"countersign-v1",
	"The grammar of the five header fields and of Content-Type, each defect signed where a signature can cover it.",
	verifyFieldCases,
);
