import type { SigningInput } from "../../format.ts";
import { NOW, type SigningCase, signingFile } from "../make/signing.ts";
import { otherThanIpv6 } from "./ipv6.ts";

const refused = (
	code: string,
	requirement: string,
	flag: string,
	slug: string,
	comment: string,
	input: Partial<SigningInput>,
): SigningCase => ({ slug, requirement, flags: [flag], comment, input, refusal: { code } });

const badUrl = (slug: string, comment: string, url: string): SigningCase =>
	refused("malformed_url", "REQ-04", "HostGrammar", slug, comment, { url });
const badTimestamp = (slug: string, comment: string, timestamp: number): SigningCase =>
	refused("malformed_request", "HMAC-HDR-06", "TimestampGrammar", slug, comment, { timestamp });
const badNonce = (slug: string, comment: string, nonce: string): SigningCase =>
	refused("malformed_request", "HMAC-HDR-07", "NonceGrammar", slug, comment, { nonce });
const badKeyId = (slug: string, comment: string, keyId: string): SigningCase =>
	refused("malformed_request", "HMAC-HDR-05", "KeyIdGrammar", slug, comment, { keyId });

export const signRefusedCases: readonly SigningCase[] = [
	{
		slug: "twin",
		requirement: "HMAC-CANON-01",
		flags: ["Baseline"],
		comment: "What every other vector here differs from in one member.",
	},
	...["get", "Post", "TRACE", "CONNECT", "PROPFIND", "QUERY", "", "GET "].map((method, index) =>
		refused(
			"method_not_allowed",
			"REQ-01",
			"MethodCase",
			`method-${method.trim().toLowerCase() || "empty"}${index === 7 ? "-blank" : index === 0 ? "-lower-case" : ""}`,
			`The method ${JSON.stringify(method)} is none of the seven.`,
			{ method },
		),
	),
	badUrl("url-relative", "A URL without scheme and authority.", "/sites/s1"),
	badUrl("url-no-scheme", "A URL without scheme.", "//gw.example.com/sites/s1"),
	badUrl("url-other-scheme", "Another scheme.", "ftp://gw.example.com/sites/s1"),
	badUrl("url-no-host", "An empty authority.", "https:///sites/s1"),
	badUrl("url-user-information", "User information before the host.", "https://user:pw@gw.example.com/sites/s1"),
	badUrl("url-port-empty", "A colon without a port.", "https://gw.example.com:/sites/s1"),
	badUrl("url-port-zero", "Port 0.", "https://gw.example.com:0/sites/s1"),
	badUrl("url-port-leading-zero", "A port with a leading zero.", "https://gw.example.com:0443/sites/s1"),
	badUrl("url-port-too-large", "A port above 65535.", "https://gw.example.com:65536/sites/s1"),
	badUrl("url-host-percent", "A percent sign in the host.", "https://gw%2Eexample.com/sites/s1"),
	badUrl(
		"url-host-non-ascii",
		"A host that is not ASCII is not encoded for the caller.",
		"https://gw.exämple.com/sites/s1",
	),
	badUrl("url-backslash", "A backslash is not a slash.", "https://gw.example.com\\sites/s1"),
	badUrl("url-blank-before", "A blank before the URL.", " https://gw.example.com/sites/s1"),
	badUrl("url-ipv6-bad", "Brackets without an IPv6 address.", "https://[2001:db8::g]/sites/s1"),
	...otherThanIpv6.map(([slug, comment, host]) => badUrl(`url-${slug}`, comment, `https://${host}/sites/s1`)),
	badUrl("url-host-too-long", "A host of 254 characters.", `https://${"a".repeat(254)}/sites/s1`),
	badTimestamp("timestamp-milliseconds", "Milliseconds.", NOW * 1000),
	badTimestamp("timestamp-fraction", "A fraction of a second.", NOW + 0.5),
	badTimestamp("timestamp-zero", "Zero.", 0),
	badTimestamp("timestamp-negative", "A negative number.", -NOW),
	badTimestamp("timestamp-nine-digits", "Nine digits.", 999_999_999),
	badTimestamp("timestamp-eleven-digits", "Eleven digits.", 10_000_000_000),
	badNonce("nonce-empty", "An empty nonce.", ""),
	badNonce("nonce-15", "15 characters.", "0123456789abcde"),
	badNonce("nonce-65", "65 characters.", "x".repeat(65)),
	badNonce("nonce-blank", "A blank at the end.", "0123456789abcdef "),
	badNonce("nonce-line-feed", "A line feed, which would add a line.", "0123456789abcdef\nGET"),
	badNonce("nonce-base64", "The signs of base64.", "0123456789abcd+/"),
	badNonce("nonce-braces", "A UUID in braces.", "{8f14e45f-ceea-467f-a0e6-2b1c9d3a7e55}"),
	badNonce("nonce-non-ascii", "A letter beyond ASCII.", "0123456789abcdeé"),
	badKeyId("key-id-empty", "An empty key id.", ""),
	badKeyId("key-id-65", "65 characters.", "k".repeat(65)),
	badKeyId("key-id-dot", "A dot.", "live.org"),
	badKeyId("key-id-colon", "A colon.", "key:live_org_test123"),
	badKeyId("key-id-line-feed", "A line feed.", "live_org_test123\n1767225600"),
	refused(
		"malformed_request",
		"HMAC-HDR-11",
		"ContentTypeNormalised",
		"content-type-non-ascii",
		"A content type beyond ASCII.",
		{
			headers: [["Content-Type", "text/pläin"]],
		},
	),
	refused(
		"malformed_request",
		"HMAC-HDR-11",
		"FieldJoin",
		"content-type-line-feed",
		"A line feed in the content type.",
		{
			headers: [["Content-Type", "text/plain\nx"]],
		},
	),
	refused(
		"malformed_request",
		"HMAC-HDR-11",
		"FieldWhiteSpace",
		"content-type-inner-tab",
		"A tab within the content type.",
		{
			headers: [["Content-Type", "text/plain;\tcharset=utf-8"]],
		},
	),
	refused("malformed_request", "HMAC-HDR-11", "DuplicateField", "content-type-twice", "Two content types.", {
		headers: [
			["Content-Type", "text/plain"],
			["content-type", "text/plain"],
		],
	}),
	refused("malformed_request", "HMAC-HDR-11", "EmptyField", "content-type-twice-empty", "Two empty content types.", {
		headers: [
			["Content-Type", ""],
			["Content-Type", ""],
		],
	}),
	...["X-Key-Id", "x-timestamp", "X-NONCE", "X-Content-SHA256", "X-Signature"].map((name) =>
		refused(
			"malformed_request",
			"HMAC-HDR-03",
			"DuplicateField",
			`header-${name.toLowerCase()}`,
			`The caller brings ${name} himself.`,
			{
				headers: [[name, "x"]],
			},
		),
	),
	refused(
		"conflicting_credentials",
		"CRED-03",
		"ConflictingCredentials",
		"authorization",
		"A bearer token beside the signature.",
		{
			headers: [["Authorization", "Bearer abc.def.ghi"]],
		},
	),
	refused("weak_secret", "HMAC-SIG-03", "WeakSecret", "secret-empty", "An empty secret.", { secret: "" }),
	refused("weak_secret", "HMAC-SIG-03", "WeakSecret", "secret-31", "31 characters.", {
		secret: "countersign-published-secret-31",
	}),
	refused(
		"weak_secret",
		"HMAC-SIG-03",
		"WeakSecret",
		"secret-31-characters-62-bytes",
		"31 characters, although 62 bytes.",
		{
			secret: "é".repeat(31),
		},
	),
	refused(
		"weak_secret",
		"HMAC-SIG-03",
		"WeakSecret",
		"secret-31-code-points",
		"31 code points, although 62 units of UTF-16.",
		{
			secret: "😀".repeat(31),
		},
	),
];

export const v1SignRefused = signingFile(
	"v1-sign-refused",
	"countersign-v1",
	"What a signer refuses instead of signing something that no gateway accepts; targets apart.",
	signRefusedCases,
);
