import {
	countersignV1,
	decodeBase64,
	decodeBase64url,
	decodeHex,
	decodeUtf8,
	encodeUtf8,
	isFresh,
	isKnownMethod,
	parseHost,
	parseSignature,
	parseSignedHeaders,
	parseStrictObject,
	parseTarget,
	parseToken,
	principalOf,
	type Refusal,
	type Result,
	type Scheme,
	secretBytes,
	sortedQuery,
	stringToSign,
	type TokenPolicy,
	trimOws,
} from "../core.ts";
import type { Decider } from "../laws/decision.ts";

const policy: TokenPolicy = {
	issuer: "https://issuer.example/",
	audience: "https://api.example",
	algorithms: ["RS256", "PS256", "ES256", "EdDSA"],
	types: [null, "jwt", "at+jwt"],
	toleranceSeconds: 30,
};
const now = 1_767_225_600;

/** Every parser of the core that is handed text which nobody has vouched for, by name. */
export const coreDeciders: Readonly<Record<string, Decider>> = {
	"parseTarget under countersign-v1": (text) => refusalOf(parseTarget(text, countersignV1)),
	"parseTarget under sorted-query": (text) => refusalOf(parseTarget(text, sortedQuery)),
	parseHost: (text) => refusalOf(parseHost(text, 443)),
	"stringToSign of this target under countersign-v1": (text) => signable(text, countersignV1),
	"stringToSign of this target under sorted-query": (text) => signable(text, sortedQuery),
	isKnownMethod: (text) => letIn(isKnownMethod(text)),
	...headerDeciders("countersign-v1", countersignV1),
	...headerDeciders("sorted-query", sortedQuery),
	isFresh: (text) => letIn(isFresh(text, now * 1000, countersignV1)),
	parseSignature: (text) => letIn(parseSignature(text, countersignV1) ?? parseSignature(text, sortedQuery)),
	secretBytes: (text) => letIn(secretBytes(text, countersignV1)),
	decodeHex: (text) => letIn(decodeHex(text)),
	decodeBase64: (text) => letIn(decodeBase64(text)),
	decodeBase64url: (text) => letIn(decodeBase64url(text)),
	encodeUtf8: (text) => letIn(encodeUtf8(text)),
	trimOws: (text) => letIn(trimOws(text)),
	decodeUtf8: (text) => letIn(decodeUtf8(Buffer.from(text, "latin1"))),
	parseStrictObject: (text) => letIn(parseStrictObject(text)),
	parseToken: (text) => refusalOf(parseToken(text, policy)),
	"parseToken of a token with this header": (text) => refusalOf(parseToken(tokenWith("{}", text), policy)),
	"parseToken of a token with this payload": (text) => refusalOf(parseToken(tokenWith(text), policy)),
	principalOf: (text) => {
		const claims = parseStrictObject(text);
		return claims === undefined ? { code: "invalid_token" } : refusalOf(principalOf(claims, policy, now * 1000));
	},
	"principalOf with this subject": (text) =>
		refusalOf(
			principalOf(
				{ iss: policy.issuer, aud: policy.audience, exp: now + 60, sub: text, scope: text },
				policy,
				now * 1000,
			),
		),
};

/** The text as the value of one header field after the other, and of all at once. */
function headerDeciders(name: string, scheme: Scheme): Record<string, Decider> {
	const fields = Object.values(scheme.headers).map((rule) => rule.name);
	const valid: Readonly<Record<string, string>> = {
		"x-key-id": "live_org_test123",
		"x-timestamp": "1767225600",
		"x-nonce": "8f14e45f-ceea-467f-a0e6-2b1c9d3a7e55",
		"x-content-sha256": "0".repeat(64),
		"x-signature": `v1=${"0".repeat(64)}`,
	};
	const all: Decider = (text) => refusalOf(parseSignedHeaders(() => text, scheme));
	const one =
		(field: string): Decider =>
		(text) =>
			refusalOf(parseSignedHeaders((asked) => (asked === field ? text : (valid[asked] ?? null)), scheme));
	return Object.fromEntries([
		[`parseSignedHeaders under ${name}`, all],
		...fields.map((field) => [`parseSignedHeaders under ${name} with this ${field}`, one(field)] as const),
	]);
}

function tokenWith(payload: string, header = '{"alg":"ES256","kid":"k"}'): string {
	const encode = (text: string) => Buffer.from(text, "utf8").toString("base64url");
	return `${encode(header)}.${encode(payload)}.${encode("signature")}`;
}

/** What is let in has a string to sign, with every part that is text. */
function signable(text: string, scheme: Scheme): Refusal | undefined {
	const target = parseTarget(text, scheme);
	if (!target.ok) {
		return target.refusal;
	}
	const contentHash = "0".repeat(64);
	const signed = { keyId: text, timestamp: text, nonce: text, contentHash, signature: new Uint8Array(32) };
	const parts = { ...signed, method: "GET", host: text, target: target.value, contentType: text } as const;
	return letIn(stringToSign(parts, scheme));
}

function refusalOf(result: Result<unknown>): Refusal | undefined {
	return result.ok ? undefined : result.refusal;
}

/** For parsers that answer with a value or nothing. */
function letIn(value: unknown): Refusal | undefined {
	return value === undefined || value === false ? { code: "malformed_request" } : undefined;
}
