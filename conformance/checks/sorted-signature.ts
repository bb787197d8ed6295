import { Buffer } from "node:buffer";
import type { Change, Spelling } from "../client/probe.ts";
import type { Check } from "../engine/check.ts";
import { accepted, refused } from "./expect.ts";
import { differing, signedRead, signedWrite } from "./signed.ts";
import { needs } from "./sorted-pairs.ts";

const signature = "X-Signature";

/** SORT-09: the right bytes, spelt otherwise. */
const spellings: Check[] = [
	...(
		[
			["base64url", "in the alphabet of base64url", "base64url"],
			["unpadded", "without padding", "base64-unpadded"],
			["trailing-bits", "with unused bits that are not zero", "trailing-bits"],
			["hexadecimal", "in hexadecimal", "hex"],
		] satisfies [string, string, Spelling][]
	).map(([slug, what, spelling]) =>
		malformedSignature(slug, what, [{ respell: [signature, spelling] }], ["SIG-07", "NON-17"]),
	),
	malformedSignature("padding-doubled", "with more padding", [{ appendTo: [signature, "="] }], ["SIG-07", "NON-17"]),
	malformedSignature(
		"blank-inside",
		"with a blank inside",
		[{ truncate: { header: signature, length: 40 } }, { appendTo: [signature, " AAA="] }],
		["SIG-07"],
	),
	malformedSignature(
		"31-bytes",
		"of 31 bytes",
		[{ set: [signature, Buffer.alloc(31, 7).toString("base64")] }],
		["SIG-05"],
	),
	malformedSignature(
		"33-bytes",
		"of 33 bytes",
		[{ set: [signature, Buffer.alloc(33, 7).toString("base64")] }],
		["SIG-05"],
	),
	malformedSignature("prefix", "behind the prefix of another scheme", [{ prependTo: [signature, "v1="] }], ["SIG-08"]),
	malformedSignature("empty", "that is empty", [{ set: [signature, ""] }], ["SIG-02"]),
	malformedSignature(
		"bad-then-good",
		"behind another one",
		[{ prependTo: [signature, `${Buffer.alloc(32, 7).toString("base64")}, `] }],
		["SIG-09"],
	),
];

function malformedSignature(slug: string, what: string, after: readonly Change[], threats: readonly string[]): Check {
	return differing({
		id: `SORT-09/${slug}`,
		title: `refuses a signature ${what}`,
		severity: threats.includes("SIG-02") ? "critical" : "medium",
		threats,
		references: ["RFC 4648 §3.5", "CWE-347"],
		needs,
		defect: { after },
		expect: refused("malformed_request"),
	});
}

const unsigned = { sign: { contentHash: "UNSIGNED-PAYLOAD" } } as const;

/** SORT-10 and 11: a body that nobody signed is none. */
const unsignedPayloads: Check[] = [
	...(
		[
			["get", "GET", signedRead, { kind: "none" }],
			["get-length-zero", "GET with Content-Length: 0", signedRead, { kind: "length" }],
			["post-length-zero", "POST with Content-Length: 0", { ...signedWrite, body: { text: "" } }, { kind: "length" }],
			[
				"post-chunked-empty",
				"POST with an empty chunked body",
				{ ...signedWrite, body: { text: "" } },
				{ kind: "chunked" },
			],
		] as const
	).map(([slug, what, twin, framing]) =>
		differing({
			id: `SORT-10/${slug}`,
			title: `accepts UNSIGNED-PAYLOAD of a ${what}`,
			severity: "low",
			threats: ["BOD-04"],
			needs,
			twin,
			defect: { ...unsigned, framing },
			expect: accepted(),
		}),
	),
	...(
		[
			["post", "a POST with a body", signedWrite, unsigned],
			["one-byte", "a body of one byte", { ...signedWrite, body: { text: "x" } }, unsigned],
			["chunked", "a chunked body", signedWrite, { ...unsigned, framing: { kind: "chunked", chunkSize: 4 } }],
			["put", "a PUT with a body", { ...signedWrite, method: "PUT" }, unsigned],
			[
				"added",
				"a body that was added",
				signedWrite,
				{ ...unsigned, body: { text: "" }, after: [{ body: { text: "x" } }] },
			],
			[
				"lower-case-marker",
				"a body, whatever the case of the marker",
				signedWrite,
				{ sign: { contentHash: "unsigned-payload" } },
			],
		] as const
	).map(([slug, what, twin, defect]) =>
		differing({
			id: `SORT-11/${slug}`,
			title: `refuses UNSIGNED-PAYLOAD with ${what}`,
			severity: "critical",
			threats: ["BOD-04"],
			references: ["CVE-2025-31489", "CVE-2026-40344"],
			needs,
			twin,
			defect,
			expect: refused(slug === "lower-case-marker" ? "malformed_request" : "content_hash_mismatch"),
		}),
	),
];

/** SORT-09 to SORT-11: the signature of sorted-query, and the payload that it may leave out. */
export const sortedSignatureChecks: readonly Check[] = [...spellings, ...unsignedPayloads];
