import * as fc from "fast-check";
import type { Signing } from "../../conformance/client/probe.ts";

const lines = ["keyId", "timestamp", "nonce", "method", "host", "contentType", "contentHash"];

/** Lines that gateways have been seen to compare otherwise than as they stand. */
const lineMistakes: readonly Signing[] = [
	...lines.map((name): Signing => ({ lines: { [name]: null } })),
	...["nonce", "host", "contentHash", "keyId"].map((name): Signing => ({ lines: { [name]: "{line:swapped}" } })),
	...["timestamp", "nonce", "contentHash"].map((name): Signing => ({ lines: { [name]: "{line:9}" } })),
	...["{line}\n", "{line}\r", " {line}", "{line} "].map((contentHash): Signing => ({ lines: { contentHash } })),
	...["", "https://gateway.example{line}", "{line}/", "{line:8}", "{line}?", "/"].map(
		(target): Signing => ({ lines: { target } }),
	),
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

/** What a signer does wrong: lines left out or written otherwise, other digests, other secrets, values that no grammar allows. */
export const signerMistake: fc.Arbitrary<Signing> = fc.oneof(
	fc.constantFrom(...lineMistakes),
	fc.constantFrom(...otherMistakes),
);
