import { Buffer } from "node:buffer";
import type { Check } from "../engine/check.ts";
import { type BodyTampering, bytes, tampered, text } from "./body-tampering.ts";
import { accepted, refused } from "./expect.ts";
import { bodyBytesChecks } from "./hmac-body-bytes.ts";
import { bodyFramingChecks } from "./hmac-body-framing.ts";
import { differing, signedWrite } from "./signed.ts";
import { bodyAsSent } from "./upstream-rules.ts";

const mismatch = refused("content_hash_mismatch");

/** HMAC-BODY-01: other bytes. */
const exchanged: readonly BodyTampering[] = [
	{
		slug: "same-length",
		what: "another body of the same length",
		signed: text('{"a":1}'),
		sent: text('{"a":2}'),
		severity: "critical",
		threats: ["BOD-01"],
	},
	{
		slug: "shorter",
		what: "a shorter body",
		signed: text('{"a":1}'),
		sent: text('{"a":1'),
		severity: "critical",
		threats: ["BOD-01"],
	},
	{
		slug: "longer",
		what: "a longer body",
		signed: text('{"a":1}'),
		sent: text('{"a":1}{"b":2}'),
		severity: "critical",
		threats: ["BOD-01", "BOD-02"],
	},
	{
		slug: "hash-begins-alike",
		what: "another body whose hash has the same first twelve digits",
		signed: text('{"amount":4239098}'),
		sent: text('{"amount":7613052}'),
		severity: "high",
		threats: ["BOD-03"],
	},
	{
		slug: "removed",
		what: "an empty body",
		signed: text('{"a":1}'),
		sent: text(""),
		severity: "critical",
		threats: ["BOD-01"],
	},
	{
		slug: "added",
		what: "a body, where there was none,",
		signed: text(""),
		sent: text('{"a":1}'),
		severity: "critical",
		threats: ["BOD-01", "BOD-10"],
	},
	{
		slug: "last-byte",
		what: "another last byte",
		signed: bytes(1, 2, 3),
		sent: bytes(1, 2, 4),
		severity: "critical",
		threats: ["BOD-01"],
	},
	{
		slug: "behind-64-kilobytes",
		what: "another byte behind 64 KB",
		signed: { fill: { byte: 0x61, length: 65_600 } },
		sent: { base64: Buffer.concat([Buffer.alloc(65_599, 0x61), Buffer.from("b")]).toString("base64") },
		severity: "critical",
		threats: ["BOD-01"],
	},
];

/** HMAC-BODY-01, for every method that may have a body: signed without one, sent with one. */
const methods: Check[] = (["PUT", "PATCH", "DELETE", "OPTIONS"] as const).map((method) =>
	differing({
		id: `HMAC-BODY-01/${method.toLowerCase()}`,
		title: `hashes the body of ${method} as that of POST`,
		severity: "high",
		threats: ["BOD-09"],
		references: ["CWE-345"],
		twin: signedWrite,
		defect: { method, body: text(""), after: [{ body: text("x") }] },
		expect: mismatch,
	}),
);

/** Its hash neither begins nor ends with four zeros. */
const amount = '{"amount":1}';

/** HMAC-BODY-01: what the sender says of another body. */
const digests: Check[] = [
	differing({
		id: "HMAC-BODY-01/hash-of-another-body",
		title: "computes the hash itself, although the signed X-Content-SHA256 says another one",
		severity: "critical",
		threats: ["BOD-03"],
		references: ["RFC 9421 §7.2.8", "CWE-345"],
		twin: signedWrite,
		defect: { sign: { contentHash: "0".repeat(64) } },
		expect: mismatch,
	}),
	differing({
		id: "HMAC-BODY-01/hash-of-nothing",
		title: "refuses the signed hash of an empty body with a body",
		severity: "critical",
		threats: ["BOD-03", "BOD-04"],
		references: ["CVE-2025-31489", "CWE-345"],
		twin: signedWrite,
		defect: { sign: { contentHash: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" } },
		expect: mismatch,
	}),
	...(
		[
			["start", "{hash:60}0000"],
			["end", "0000{hash:-60}"],
		] as const
	).map(([part, contentHash]) =>
		differing({
			id: `HMAC-BODY-01/hash-right-at-its-${part}`,
			title: `refuses a signed hash of which only the ${part} is that of the body`,
			severity: "high",
			threats: ["BOD-03"],
			references: ["CWE-345"],
			twin: signedWrite,
			defect: { body: text(amount), sign: { contentHash } },
			expect: mismatch,
		}),
	),
	differing({
		id: "HMAC-BODY-01/content-digest",
		title: "refuses another body, although Content-Digest fits it",
		severity: "critical",
		threats: ["BOD-03", "BOD-20"],
		references: ["RFC 9530 §6", "CWE-345"],
		twin: signedWrite,
		defect: {
			headers: [
				["Content-Type", "application/json"],
				["Content-Digest", "sha-256=:RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=:"],
				["Digest", "SHA-256=RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o="],
			],
			after: [{ body: text("{}") }],
		},
		expect: mismatch,
	}),
];

/** HMAC-BODY-02, the other way: bytes that are no text are hashed, and go upstream, as they are. */
const binary: Check[] = (
	[
		[
			"every-byte",
			"every byte there is",
			{ base64: Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)).toString("base64") },
		],
		["byte-order-mark", "a byte order mark", bytes(0xef, 0xbb, 0xbf, 0x7b, 0x7d)],
		["utf-16", "UTF-16", bytes(0xff, 0xfe, 0x7b, 0, 0x7d, 0)],
		["line-ends", "all kinds of line ends", bytes(0x0a, 0x0d, 0x0d, 0x0a, 0x00, 0x0a)],
		["gzip", "gzip", { base64: "H4sIAAAAAAAAA6tWSlSyMqwFAAgKpvoHAAAA" }],
	] as const
).map(([slug, what, body]) =>
	differing({
		id: `HMAC-BODY-02/accepts-${slug}`,
		title: `hashes and forwards a body of ${what} as it is`,
		severity: "high",
		threats: ["BOD-05", "BOD-06", "BOD-16"],
		references: ["CWE-367"],
		needs: ["echo"],
		twin: { ...signedWrite, headers: [["Content-Type", "application/octet-stream"]] },
		defect: { body },
		expect: accepted(bodyAsSent),
	}),
);

/** HMAC-BODY: the signature covers a hash, and the hash the bytes. */
export const hmacBodyChecks: readonly Check[] = [
	...tampered("HMAC-BODY-01", exchanged),
	...methods,
	...digests,
	...bodyBytesChecks,
	...binary,
	...bodyFramingChecks,
];
