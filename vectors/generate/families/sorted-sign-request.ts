import { hex, type SigningCase, signingFile, text } from "../make/signing.ts";
import { secretOf } from "../published-keys.ts";

const signed = (slug: string, flag: string, comment: string, input: SigningCase["input"] = {}): SigningCase => ({
	slug,
	requirement: "SORT-08",
	flags: [flag],
	comment,
	input,
});

const cases: readonly SigningCase[] = [
	signed("plain-post", "Baseline", "A POST with query, content type and body."),
	signed("method", "MethodMapped", "Another method.", { method: "PUT" }),
	signed("no-body", "EmptyBody", "Without a body the hash is that of zero bytes, never UNSIGNED-PAYLOAD.", {
		bodyBase64: "",
	}),
	signed("binary-body", "BodyText", "A body that is no text.", { bodyBase64: hex("fffe000a0d") }),
	signed("no-content-type", "ContentTypeNormalised", "Without a content type its line ends with the colon.", {
		headers: [],
	}),
	signed("content-type-parameters", "ContentTypeNormalised", "The content type is verbatim.", {
		headers: [["Content-Type", "Application/JSON;  charset=UTF-8"]],
	}),
	signed("host-upper-case", "HostCase", "The host is in lower case.", { url: "https://GW.EXAMPLE.com/q?b=2&a=1" }),
	signed("host-port", "DefaultPort", "A port that is not the default is signed.", {
		url: "https://gw.example.com:8443/q?b=2&a=1",
	}),
	signed("host-default-port", "DefaultPort", "A port that is the default is not.", {
		url: "https://gw.example.com:443/q?b=2&a=1",
	}),
	signed("key-id-is-not-signed", "KeySubstitution", "One of two keys with one secret.", {
		keyId: "live_org_twin_a",
		secret: secretOf("live_org_twin_a"),
	}),
	signed(
		"key-id-is-not-signed-other",
		"KeySubstitution",
		"The other has the same signature: the scheme's documented weakness.",
		{
			keyId: "live_org_twin_b",
			secret: secretOf("live_org_twin_b"),
		},
	),
	signed("secret-hexlike", "SecretDecoded", "The secret is text in this scheme too.", {
		keyId: "live_org_hexlike",
		secret: secretOf("live_org_hexlike"),
	}),
	signed(
		"signature-with-plus-and-slash",
		"SignatureEncoding",
		"A signature whose base64 has both + and /, so that the other alphabet fails.",
		{
			nonce: "sorted-query-base64-0011",
		},
	),
	...["PATCH", "DELETE", "OPTIONS"].map((method) =>
		signed(`method-${method.toLowerCase()}`, "MethodMapped", `A ${method} with a body.`, { method }),
	),
	...["GET", "HEAD"].map((method) =>
		signed(`method-${method.toLowerCase()}`, "MethodMapped", `${method} is signed as ${method}.`, {
			method,
			bodyBase64: "",
		}),
	),
	...(
		[
			["http-default-port", "http://gw.example.com:80/q?a=1", "The default port of http."],
			["port-80-of-https", "https://gw.example.com:80/q?a=1", "Port 80 is not the default of https."],
			["port-443-of-http", "http://gw.example.com:443/q?a=1", "Port 443 is not the default of http."],
			["trailing-dot", "https://gw.example.com./q?a=1", "A dot at the end of the host stays."],
			["ipv4", "https://192.0.2.1:8443/q?a=1", "An IPv4 address."],
			["ipv6", "https://[2001:DB8::1]:8443/q?a=1", "An IPv6 address."],
		] as const
	).map(([slug, url, comment]) => signed(`host-${slug}`, "DefaultPort", comment, { url })),
	signed("content-type-blanks-at-ends", "FieldWhiteSpace", "SP and HTAB at its ends are not signed.", {
		headers: [["Content-Type", " \t application/json \t"]],
	}),
	signed("content-type-empty", "EmptyField", "An empty content type is as none.", { headers: [["Content-Type", ""]] }),
	signed("timestamp-smallest", "TimestampGrammar", "The smallest timestamp.", { timestamp: 1_000_000_000 }),
	signed("timestamp-largest", "TimestampGrammar", "The largest timestamp.", { timestamp: 9_999_999_999 }),
	{
		slug: "body-on-head",
		requirement: "REQ-11",
		flags: ["BodyOnGet"],
		comment: "HEAD has no body.",
		input: { method: "HEAD" },
		refusal: { code: "malformed_request" },
	},
	{
		slug: "content-hash-given",
		requirement: "HMAC-HDR-03",
		flags: ["UnsignedPayload"],
		comment: "The caller cannot have the body left unsigned.",
		input: {
			headers: [
				["Content-Type", "application/json"],
				["X-Content-SHA256", "UNSIGNED-PAYLOAD"],
			],
		},
		refusal: { code: "malformed_request" },
	},
	{
		slug: "secret-31",
		requirement: "HMAC-SIG-03",
		flags: ["WeakSecret"],
		comment: "A secret of 31 characters.",
		input: { secret: "countersign-published-secret-31" },
		refusal: { code: "weak_secret" },
	},
];

export const sortedSignRequest = signingFile(
	"sorted-sign-request",
	"sorted-query",
	"The other lines of the string to sign, and the base64 of the signature.",
	cases,
	{
		method: "POST",
		url: "https://gw.example.com/q?b=2&a=1",
		headers: [["Content-Type", "application/json"]],
		bodyBase64: text('{"a":1}'),
	},
);
