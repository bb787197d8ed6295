import * as fc from "fast-check";
import type { HeaderPair, Signing } from "../../conformance/client/probe.ts";

const lines = ["keyId", "timestamp", "nonce", "method", "host", "target", "contentType", "contentHash"];
/** What somebody may sign in place of a line, or nothing at all. */
const spellings = [
	...[null, "{line}0", "0{line}", "{line}000", "{line}.0", " {line}", "{line} ", "{line}\n", "{line}\r"],
	...["{line:swapped}", '"{line}"', "{line:9}", "{line:-9}"],
];

/** Lines that gateways have been seen to compare otherwise than as they stand. */
const lineMistakes: readonly Signing[] = [
	...lines.flatMap((name) => spellings.map((text): Signing => ({ lines: { [name]: text } }))),
	...["", "https://gateway.example{line}", "{line}/", "{line}?", "/"].map((target): Signing => ({ lines: { target } })),
	...["countersign-v0", "countersign-v2", "v1", "", "{line:swapped}", null].map(
		(version): Signing => ({ lines: { version } }),
	),
	{ lines: { contentType: "text/mistaken" } },
	{ lines: { host: "other.example" } },
	{ lines: { keyId: "" } },
	{ lines: { contentType: null, contentHash: null } },
	{ lines: { method: "get" } },
	{ lines: { method: "TRACE" } },
	{ lines: { contentHash: "" } },
	{ lines: { contentHash: "UNSIGNED-PAYLOAD" } },
];

const otherMistakes: readonly Signing[] = [
	{ separator: "" },
	{ separator: "\r\n" },
	{ digest: "hash-of-secret-and-message" },
	{ digest: "hmac-swapped" },
	{ digest: "hmac-sha1" },
	{ digest: "hmac-sha512" },
	{ digest: "hmac-sha512-cut" },
	{ digest: "hmac-sha512-256" },
	{ digest: "hmac-sha3-256" },
	{ secret: "empty" },
	{ secret: "undefined-text" },
	{ secret: "with-newline" },
	{ secret: "hex-decoded" },
	{ secret: "base64-decoded" },
	{ keyId: "no_such_key" },
	{ keyId: "{key:swapped}" },
	{ keyId: "a.b" },
	{ keyId: "k".repeat(65) },
	{ contentHash: "0".repeat(64) },
	{ contentHash: "{hash:upper}" },
	{ contentHash: "{hash:16}" },
	{ contentHash: "{hash:60}0000" },
	{ contentHash: "0000{hash:-60}" },
	{ contentHash: "UNSIGNED-PAYLOAD" },
	{ nonce: "" },
	{ nonce: "short" },
	{ nonce: "n".repeat(65) },
	{ nonce: "__proto__" },
	{ nonce: "nonce with blanks in it" },
	{ nonce: "{nonce:15}" },
];

/** A value that was signed in place of the request's own, and a header in which somebody might look for it. */
export interface ToldElsewhere {
	readonly sign: Signing;
	readonly header: HeaderPair;
}

/** No request has any of these of its own. */
const elsewhere: readonly (readonly [line: string, value: string, headers: readonly string[]])[] = [
	["host", "other.example", ["X-Forwarded-Host", "X-Original-Host", "X-Host", "X-HTTP-Host-Override"]],
	["method", "OPTIONS", ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"]],
	["target", "/elsewhere", ["X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Uri", "X-Original-URI"]],
	["contentType", "text/elsewhere", ["X-Content-Type", "X-Original-Content-Type"]],
	["contentHash", "0".repeat(64), ["X-Amz-Content-SHA256", "X-Content-Digest"]],
	["timestamp", "1000000000", ["X-Date", "X-Amz-Date"]],
];

export const toldElsewhere: fc.Arbitrary<ToldElsewhere> = fc.constantFrom(
	...elsewhere.flatMap(([line, value, headers]) =>
		headers.map((name): ToldElsewhere => ({ sign: { lines: { [line]: value } }, header: [name, value] })),
	),
	{ sign: { lines: { host: "other.example" } }, header: ["Forwarded", "host=other.example"] } as const,
);

/** What a signer does wrong: lines left out or written otherwise, other digests, other secrets, values that no grammar allows. */
export const signerMistake: fc.Arbitrary<Signing> = fc.oneof(
	fc.constantFrom(...lineMistakes),
	fc.constantFrom(...otherMistakes),
);
