import type { Framing, Probe } from "../client/probe.ts";
import type { Check } from "../engine/check.ts";
import { scenario } from "./define.ts";
import { accepted, acceptedForToken, either, orRewritten, refused, refusedAnywhere } from "./expect.ts";
import { inOrder } from "./series.ts";
import { differing, validRead, validWrite } from "./signed.ts";
import { bodyAsSent } from "./upstream-rules.ts";

/** A body of this many bytes to a place of the upstream that answers without repeating it. */
const filled = (length: number, framing: Framing): Probe => ({
	...validWrite,
	path: "{route}/~status-204",
	body: { fill: { byte: 0x61, length } },
	framing,
});

const bodyLimit = (slug: string, title: string, framing: Framing, requirement: "REQ-06" | "REQ-07"): Check =>
	scenario({
		id: `${requirement}/${slug}`,
		title,
		severity: "medium",
		threats: requirement === "REQ-06" ? ["LIM-01"] : ["LIM-02", "LIM-04"],
		references: ["RFC 9110 §15.5.14", "CWE-770"],
		needs: ["credential", "route.write", "echo.log", "maxBodyBytes"],
		run: async (trial) => {
			const limit = trial.maxBodyBytes ?? 0;
			return inOrder(trial, [
				async () => trial.judge.expect(await trial.exchange(filled(limit, framing)), accepted()),
				async () => trial.judge.expect(await trial.exchange(filled(limit + 1, framing)), refused("content_too_large")),
			]);
		},
	});

/** REQ-06 and REQ-07: the size of the body, as it is declared and as it comes. */
const bodySize: Check[] = [
	...(
		[
			["declared-14-digits", "99999999999999", validWrite],
			// Beyond 32 bits by as much as the body is long.
			["declared-beyond-32-bits", "4294967325", validWrite],
			["declared-beyond-31-bits", "2147483677", validWrite],
			["declared-20-digits", "99999999999999999999", validWrite],
			["declared-400-digits", "9".repeat(400), validWrite],
			["before-credentials", "99999999999999", { ...validWrite, credential: "none" }],
		] as const
	).map(([slug, declared, probe]) =>
		differing({
			id: `REQ-06/${slug}`,
			title: `refuses a Content-Length of ${declared.length > 20 ? "400 digits" : declared}${probe.credential === "none" ? " before it asks for credentials" : ""}`,
			severity: "medium",
			threats: ["LIM-03", "LIM-12"],
			references: ["RFC 9110 §8.6", "CWE-770"],
			twin: validWrite,
			defect: { ...probe, framing: { kind: "declared", declared } },
			expect: refusedAnywhere("content_too_large"),
		}),
	),
	bodyLimit("limit", "accepts a declared body of the cap and refuses one byte more", { kind: "length" }, "REQ-06"),
	bodyLimit(
		"chunked-limit",
		"accepts a chunked body of the cap and refuses one byte more",
		{ kind: "chunked", chunkSize: 65_536 },
		"REQ-07",
	),
];

/** REQ-08: codings that change what the bytes mean. */
const encodings: Check[] = [
	...(
		[
			["gzip", "gzip"],
			["brotli", "br"],
			["deflate", "deflate"],
			["upper-case", "GZIP"],
			["several", "identity, gzip"],
			["unknown", "x-countersign"],
		] as const
	).map(([slug, encoding]) =>
		differing({
			id: `REQ-08/${slug}`,
			title: `refuses Content-Encoding: ${encoding}, which the signature does not cover`,
			severity: "medium",
			threats: ["BOD-13", "BOD-14", "LIM-08"],
			references: ["RFC 9110 §8.4", "RFC 9530 §6.5", "CWE-409"],
			twin: validWrite,
			defect: { after: [{ add: ["Content-Encoding", encoding] }] },
			expect: refused("unsupported_content_encoding"),
		}),
	),
	...(
		[
			["identity", "identity"],
			["identity-in-any-case", "Identity"],
			["empty", ""],
		] as const
	).map(([slug, encoding]) =>
		differing({
			id: `REQ-08/${slug}`,
			title: `accepts Content-Encoding: ${encoding === "" ? "(empty)" : encoding}, which means none`,
			severity: "low",
			threats: ["BOD-13"],
			references: ["RFC 9110 §8.4"],
			needs: ["countersign-v1"],
			twin: validWrite,
			defect: { after: [{ add: ["Content-Encoding", encoding] }] },
			expect: accepted(),
		}),
	),
];

const hello: Probe = { ...validWrite, body: { text: "hello" } };

/**
 * REQ-09: two ideas of how long the body is. A platform may settle it before the gateway sees the request, by
 * taking Content-Length away (RFC 9112 §6.3); then the body is what the chunks say, for the upstream too.
 */
const twoLengths: Check[] = [
	differing({
		id: "REQ-09/both-lengths",
		title: "refuses a request with Content-Length and Transfer-Encoding, unless one of them never reaches it",
		severity: "high",
		threats: ["BOD-21", "LIM-04", "FWD-25"],
		references: ["RFC 9112 §6.1", "CWE-444"],
		needs: ["echo"],
		twin: hello,
		defect: { framing: { kind: "length-and-chunked", declared: "3" } },
		expect: either(refusedAnywhere("malformed_request"), accepted(bodyAsSent)),
	}),
	differing({
		id: "REQ-09/hash-of-the-declared-length",
		title: "refuses a chunked body of which only the beginning is signed, as long as Content-Length says",
		severity: "high",
		threats: ["BOD-21", "LIM-04"],
		references: ["RFC 9112 §6.1", "CWE-444"],
		twin: { ...hello, credential: "hmac" },
		defect: {
			body: { text: "hel" },
			after: [{ appendToBody: { text: "lo" } }],
			framing: { kind: "length-and-chunked", declared: "3" },
		},
		expect: refusedAnywhere(["malformed_request", "content_hash_mismatch"]),
	}),
];

/** REQ-10: the signature fits what a careless reader makes of these bodies: what came so far, or nothing. */
const brokenBodies: Check[] = [
	differing({
		id: "REQ-10/cut-off",
		title: "refuses a body that ends before its declared length, though the hash fits what came",
		severity: "high",
		threats: ["BOD-19", "AVL-06"],
		references: ["RFC 9112 §8", "CWE-345"],
		twin: hello,
		defect: { framing: { kind: "declared", declared: "10", thenClose: true } },
		expect: refusedAnywhere("malformed_request"),
	}),
	...(
		[
			["no-chunk-size", "whose chunk size is no number", "zz\r\nhello\r\n0\r\n\r\n"],
			["no-last-chunk", "without a last chunk", "5\r\nhello\r\n"],
			["chunk-cut-off", "that ends within a chunk", "a\r\nhello"],
			["hexadecimal-prefix", "whose chunk size is written 0x5", "0x5\r\nhello\r\n0\r\n\r\n"],
			["negative-size", "with a negative chunk size", "-5\r\nhello\r\n0\r\n\r\n"],
			["size-overflow", "whose chunk size overflows", "10000000000000005\r\nhello\r\n0\r\n\r\n"],
			["no-end-of-chunk", "whose chunk does not end where it says", "5\r\nhello!\r\n0\r\n\r\n"],
		] as const
	).flatMap(([slug, what, text]) =>
		(["hello", ""] as const).map((believed) =>
			differing({
				id: `REQ-10/${slug}-${believed === "" ? "as-nothing" : "as-read"}`,
				title: `refuses a chunked body ${what}, though the hash fits ${believed === "" ? "an empty body" : "the part that can be read"}`,
				severity: "high",
				threats: ["BOD-18", "AVL-05"],
				references: ["RFC 9112 §7.1", "CWE-444"],
				twin: hello,
				defect: { body: { text: believed }, framing: { kind: "bad-chunks", text, thenClose: true } },
				expect: refusedAnywhere("malformed_request"),
			}),
		),
	),
];

/** REQ-11: bodies where there is none. */
const unexpectedBodies: Check[] = (
	[
		["get", "GET", { kind: "length" }],
		["get-chunked", "GET", { kind: "chunked" }],
		["head", "HEAD", { kind: "length" }],
	] as const
).map(([slug, method, framing]) =>
	differing({
		id: `REQ-11/${slug}`,
		title: `refuses a ${method} with a ${framing.kind === "chunked" ? "chunked " : ""}body, also one that is signed`,
		severity: "medium",
		threats: ["BOD-10", "AVL-04"],
		references: ["RFC 9110 §9.3.1", "CWE-444"],
		needs: ["countersign-v1"],
		twin: { ...validRead, method },
		defect: { body: { text: "hello" }, framing },
		// An edge may take the body away, and then its hash no longer fits.
		expect: orRewritten(refused("malformed_request"), refused("content_hash_mismatch"), acceptedForToken),
	}),
);

/** REQ-06 to REQ-11: the body, as far as its framing tells. */
export const requestBodyChecks: readonly Check[] = [
	...bodySize,
	...encodings,
	...twoLengths,
	...brokenBodies,
	...unexpectedBodies,
];
