/**
 * A signing scheme as data: everything that distinguishes one signed API from another. It can be written as
 * JSON, so that a gateway nobody here has seen is tested by writing one file.
 */

/** The five signed header fields, by what they carry. */
export type HeaderRole = "keyId" | "timestamp" | "nonce" | "contentHash" | "signature";

/** A header field and the grammar of its whole value, as the source of an unanchored regular expression over ASCII. */
export interface HeaderRule {
	/** Lower case. */
	readonly name: string;
	readonly pattern: string;
}

/** A part of the request that a line of the string to sign may carry. */
export type Component =
	| "keyId"
	| "timestamp"
	| "nonce"
	| "method"
	| "host"
	| "target"
	| "path"
	| "query"
	| "contentType"
	| "contentHash";

/** One line of the string to sign: a constant, or a component behind an optional prefix. */
export type Line = { readonly literal: string } | { readonly component: Component; readonly prefix?: string };

/**
 * `verbatim`: the target is taken as it is under a strict grammar, refused or untouched.
 * `sorted-query`: the path is percent-normalised, the query form-decoded, re-encoded and sorted by name.
 */
export type TargetRule = "verbatim" | "sorted-query";

export interface Scheme {
	readonly name: string;
	readonly headers: Readonly<Record<HeaderRole, HeaderRule>>;
	readonly lines: readonly Line[];
	readonly separator: string;
	readonly target: { readonly rule: TargetRule; readonly maxBytes: number };
	/** `unsignedPayload` is accepted in place of a hash when there is no body; null: never. */
	readonly body: { readonly hash: "SHA-256"; readonly unsignedPayload: string | null };
	readonly signature: {
		readonly algorithm: "HMAC-SHA-256";
		readonly encoding: "hex" | "base64";
		readonly prefix: string;
	};
	/** How the text of a secret becomes the bytes of the HMAC key; `minLength` in characters. */
	readonly secret: { readonly encoding: "utf8" | "hex" | "base64"; readonly minLength: number };
	readonly timestamp: { readonly unit: "seconds" | "milliseconds"; readonly windowSeconds: number };
}

const headers = {
	keyId: { name: "x-key-id", pattern: "[A-Za-z0-9_-]{1,64}" },
	timestamp: { name: "x-timestamp", pattern: "[1-9][0-9]{9}" },
	nonce: { name: "x-nonce", pattern: "[A-Za-z0-9_-]{16,64}" },
	contentHash: { name: "x-content-sha256", pattern: "[0-9a-f]{64}" },
	signature: { name: "x-signature", pattern: "v1=[0-9a-f]{64}" },
} as const satisfies Record<HeaderRole, HeaderRule>;

/** The default: refuse, never normalise. */
export const countersignV1: Scheme = {
	name: "countersign-v1",
	headers,
	lines: [
		{ literal: "countersign-v1" },
		{ component: "keyId" },
		{ component: "timestamp" },
		{ component: "nonce" },
		{ component: "method" },
		{ component: "host" },
		{ component: "target" },
		{ component: "contentType" },
		{ component: "contentHash" },
	],
	separator: "\n",
	target: { rule: "verbatim", maxBytes: 8192 },
	body: { hash: "SHA-256", unsignedPayload: null },
	signature: { algorithm: "HMAC-SHA-256", encoding: "hex", prefix: "v1=" },
	secret: { encoding: "utf8", minLength: 32 },
	timestamp: { unit: "seconds", windowSeconds: 300 },
};

/** The contract of many existing gateways, for interoperability; it signs neither key id nor version. */
export const sortedQuery: Scheme = {
	name: "sorted-query",
	headers: {
		...headers,
		contentHash: { name: "x-content-sha256", pattern: "[0-9a-f]{64}|UNSIGNED-PAYLOAD" },
		signature: { name: "x-signature", pattern: "[A-Za-z0-9+/]{43}=" },
	},
	lines: [
		{ component: "method" },
		{ component: "path" },
		{ component: "query" },
		{ component: "contentType", prefix: "content-type:" },
		{ component: "host", prefix: "host:" },
		{ component: "timestamp" },
		{ component: "nonce" },
		{ component: "contentHash" },
	],
	separator: "\n",
	target: { rule: "sorted-query", maxBytes: 8192 },
	body: { hash: "SHA-256", unsignedPayload: "UNSIGNED-PAYLOAD" },
	signature: { algorithm: "HMAC-SHA-256", encoding: "base64", prefix: "" },
	secret: { encoding: "utf8", minLength: 32 },
	timestamp: { unit: "seconds", windowSeconds: 300 },
};

/** By name. */
export const builtInSchemes: Readonly<Record<string, Scheme>> = {
	[countersignV1.name]: countersignV1,
	[sortedQuery.name]: sortedQuery,
};
