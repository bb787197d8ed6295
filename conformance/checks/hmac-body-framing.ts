import type { Body, Change, Probe } from "../client/probe.ts";
import type { Check } from "../engine/check.ts";
import type { Expectation } from "../engine/expectation.ts";
import { accepted, refused, refusedAnywhere } from "./expect.ts";
import { differing, signedRead, signedWrite } from "./signed.ts";
import { bodyAsSent } from "./upstream-rules.ts";

const text = (value: string): Body => ({ text: value });

/** A body of zero bytes, as its length says, and one that nothing says anything of. */
const empty: Probe = { ...signedWrite, headers: [], body: text("") };
const bodiless: Probe = { ...empty, framing: { kind: "none" } };

/** HMAC-BODY-03: the same bytes in other frames. */
const framings: Check[] = [
	...(
		[
			["chunked", "in one chunk", { kind: "chunked" }, ["BOD-12"]],
			["one-byte-chunks", "in chunks of one byte", { kind: "chunked", chunkSize: 1 }, ["BOD-12"]],
			[
				"slow-chunks",
				"in chunks that come one after the other",
				{ kind: "chunked", chunkSize: 10, pauseMs: 15 },
				["BOD-12", "BOD-17"],
			],
		] as const
	).map(([slug, what, framing, threats]) =>
		differing({
			id: `HMAC-BODY-03/${slug}`,
			title: `takes a body ${what} as the same body with its length`,
			severity: "medium",
			threats,
			references: ["RFC 9112 §6"],
			needs: ["echo"],
			twin: signedWrite,
			defect: { framing },
			expect: accepted(bodyAsSent),
		}),
	),
	...(
		[
			["no-body", "no body and no length", "POST", { kind: "none" }],
			["length-zero", "Content-Length: 0", "POST", { kind: "length" }],
			["chunked-empty", "an empty chunked body", "POST", { kind: "chunked" }],
			["get-length-zero", "Content-Length: 0", "GET", { kind: "length" }],
			["get-chunked-empty", "an empty chunked body", "GET", { kind: "chunked" }],
		] as const
	).map(([slug, what, method, framing]) => {
		const twin = method === "GET" ? signedRead : slug === "length-zero" ? bodiless : empty;
		return differing({
			id: `HMAC-BODY-03/${slug}`,
			title: `takes ${method} with ${what} for one with a body of zero bytes`,
			severity: "medium",
			threats: method === "GET" ? ["BOD-11", "AVL-03"] : ["BOD-11"],
			references: ["RFC 9112 §6.3"],
			twin,
			defect: { framing },
			expect: accepted(),
		});
	}),
];

const badSignature: Change = { flipCharacter: { header: "X-Signature", at: -2 } };

/** What a gateway says that does not wait for the body. */
function withoutWaiting(slug: string): Expectation {
	if (slug === "bad-chunks") return refusedAnywhere("invalid_credentials");
	// More is declared than an edge waits for, which may be more than the gateway takes.
	return refused(slug === "endless-body" ? ["invalid_credentials", "content_too_large"] : "invalid_credentials");
}

/** HMAC-BODY-04: the body would never end, so a gateway that reads it first never answers. */
const before: Check[] = (
	[
		["endless-body", "that never comes", { kind: "declared", declared: "100000" }],
		["bad-chunks", "with broken chunks", { kind: "bad-chunks", text: "zz\r\nhello\r\n0\r\n\r\n" }],
		["chunk-that-never-comes", "whose next chunk never comes", { kind: "bad-chunks", text: "5\r\nhello\r\n" }],
	] as const
).map(([slug, what, framing]) =>
	differing({
		id: `HMAC-BODY-04/${slug}`,
		title: `refuses a wrong signature without waiting for a body ${what}`,
		severity: "medium",
		threats: ["LIM-12"],
		references: ["CWE-400", "CWE-405"],
		needs: ["countersign-v1"],
		twin: signedWrite,
		defect: { after: [badSignature], framing },
		expect: withoutWaiting(slug),
	}),
);

const order: Check[] = [
	differing({
		id: "HMAC-BODY-04/wrong-body-too",
		title: "refuses a wrong signature as such, although the body does not fit either",
		severity: "low",
		threats: ["LIM-12", "KEY-22"],
		references: ["CWE-204"],
		needs: ["countersign-v1"],
		twin: signedWrite,
		defect: { after: [badSignature, { body: text("another body") }] },
		expect: refused("invalid_credentials"),
	}),
];

/** HMAC-BODY-05: a field that only the trailer section has, signed as it stands there. */
const trailers: Check[] = (
	[
		["nonce", "X-Nonce", "nonce-of-a-trailer-section"],
		["content-hash", "X-Content-SHA256", "0".repeat(64)],
	] as const
).map(([slug, name, value]) =>
	differing({
		id: `HMAC-BODY-05/${slug}`,
		title: `does not take ${name} from a trailer section`,
		severity: "low",
		threats: ["BOD-22"],
		references: ["RFC 9110 §6.5"],
		needs: ["countersign-v1"],
		twin: signedWrite,
		defect: {
			body: text("hello"),
			sign: slug === "nonce" ? { nonce: value } : { contentHash: value },
			after: [{ remove: name }, { add: ["Trailer", name] }],
			framing: { kind: "bad-chunks", text: `5\r\nhello\r\n0\r\n${name}: ${value}\r\n\r\n` },
		},
		expect: refusedAnywhere("malformed_request"),
	}),
);

/** HMAC-BODY-03 to HMAC-BODY-05: the body on its way. */
export const bodyFramingChecks: readonly Check[] = [...framings, ...before, ...order, ...trailers];
