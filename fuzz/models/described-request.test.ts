import { describe, expect, it } from "vitest";
import { requestBuilder } from "../../conformance/client/build.ts";
import { namedByScheme, namedBySpecification } from "../../conformance/client/header-names.ts";
import type { Change, Probe } from "../../conformance/client/probe.ts";
import type { SigningScheme } from "../../conformance/client/signing-scheme.ts";
import { applyChange } from "../../conformance/client/tamper.ts";
import { predictDescribed } from "./described-request.ts";
import type { Prediction } from "./prediction.ts";

const now = 1_800_000_000;

/** Signs the hash of the body and a sorted query in hex, by seconds, and names no key. */
const hashing: SigningScheme = {
	name: "hashing",
	headers: {
		timestamp: { name: "h-time", pattern: "[0-9]+" },
		contentHash: { name: "h-hash", pattern: ".+" },
		signature: { name: "h-mac", pattern: ".+" },
	},
	lines: [{ component: "timestamp" }, { component: "path" }, { component: "query" }, { component: "contentHash" }],
	separator: "\n",
	target: { rule: "sorted-query", maxBytes: 8192 },
	body: { hash: "SHA-256", unsignedPayload: "UNSIGNED" },
	signature: { algorithm: "HMAC-SHA-256", encoding: "hex", prefix: "mac=" },
	secret: { encoding: "hex", minLength: 0 },
	timestamp: { unit: "seconds", windowSeconds: 900 },
};

/** Signs nothing but the body. */
const bodyAlone: SigningScheme = {
	name: "body-alone",
	headers: { signature: { name: "b-mac", pattern: ".+" } },
	lines: [{ component: "body" }],
	separator: "",
	target: { rule: "verbatim", maxBytes: 8192 },
	body: { hash: "SHA-256", unsignedPayload: null },
	signature: { algorithm: "HMAC-SHA-256", encoding: "base64", prefix: "" },
	secret: { encoding: "utf8", minLength: 0 },
};

async function predicted(scheme: SigningScheme, probe: Partial<Probe>): Promise<Prediction> {
	const build = requestBuilder({
		scheme,
		host: "gateway.test",
		defaultPort: 80,
		routes: { read: { method: "GET", path: "/a/{id}" }, write: { method: "POST", path: "/a/{id}" } },
		keys: new Map([["primary", { id: "k", secrets: [{ reveal: () => "00ff".repeat(16) }] }]]),
	});
	const { after = [], ...unaltered } = { credential: "hmac" as const, ...probe };
	const { request: honest, token } = await build(unaltered, { now: () => now, random: () => 0.5, runId: "r" });
	let request = { ...honest, headers: namedBySpecification(honest.headers, scheme) };
	for (const change of after) request = { ...request, ...applyChange(request, change, token) };
	request = { ...request, headers: namedByScheme(request.headers, scheme) };
	return predictDescribed(
		{ probe: { ...unaltered, after }, honest, request, token, signedAt: now },
		{ scheme, clockUncertainty: 1 },
	);
}

const post = { route: "write", body: { text: '{"a":1}' } } as const;

describe("what becomes of a request under a scheme that a file describes", () => {
	it("is said of the operator's own, and of no other", async () => {
		expect(await predicted(hashing, {})).toEqual({ outcome: "accepted" });
		expect(await predicted(hashing, { query: "a=1" })).toEqual({ outcome: "open" });
		expect(await predicted(hashing, post)).toEqual({ outcome: "open" });
	});

	it.each<[string, string, Partial<Probe>]>([
		["another path", "HMAC-CANON-08", { after: [{ inTarget: ["/{id}", "//{id}"] }] }],
		["another query", "HMAC-CANON-08", { query: "a=1", after: [{ appendToTarget: "&b=2" }] }],
		["another body under the hash of the first", "HMAC-BODY-01", { ...post, after: [{ body: { text: "{}" } }] }],
		["another time", "HMAC-CANON-04", { after: [{ flipCharacter: { header: "X-Timestamp", at: 9 } }] }],
		["a time before the window", "HMAC-TIME-01", { sign: { timestampOffset: -1000 } }],
		["a time after the window", "HMAC-TIME-02", { sign: { timestampOffset: 1000 } }],
		["no signature", "HMAC-HDR-01", { after: [{ remove: "X-Signature" }] }],
		["a part of the signature", "HMAC-SIG-04", { after: [{ truncate: { header: "X-Signature", length: 66 } }] }],
		["a signature elsewhere", "HMAC-HDR-01", { after: [{ carry: { header: "X-Signature", to: "query", as: "s" } }] }],
		["the hash that another body has", "HMAC-BODY-01", { ...post, sign: { contentHash: "0".repeat(64) } }],
		["a line left out", "HMAC-CANON-01", { sign: { lines: { path: null } } }],
		["another digest", "HMAC-SIG-01", { sign: { digest: "hmac-sha1" } }],
		["a secret read as it is not", "HMAC-SIG-02", { sign: { secret: "base64-decoded" } }],
		["a key that nobody knows", "HMAC-KEY-01", { key: "unknown" }],
	])("is a refusal for %s", async (_, requirement, probe) => {
		expect(await predicted(hashing, probe)).toMatchObject({ outcome: "refused", requirement });
	});

	it.each<[string, Partial<Probe>]>([
		["the order of a sorted query", { query: "a=1&b=2", after: [{ inTarget: ["a=1&b=2", "b=2&a=1"] }] }],
		["a method that is not signed", { after: [{ method: "DELETE" }] }],
		["a host that is not signed", { after: [{ set: ["Host", "other.test"] }] }],
		[
			"a body that its signer did not sign",
			{ ...post, sign: { contentHash: "UNSIGNED" }, after: [{ body: { text: "x" } }] },
		],
		["a signature in other letters", { after: [{ upperCase: "X-Signature" }] }],
		["a time with a zero before it", { after: [{ prependTo: ["X-Timestamp", "0"] }] }],
		["a target that a platform may have mended", { after: [{ inTarget: ["/{id}", "/./{id}"] }] }],
		["a secret read as the scheme reads it", { sign: { secret: "hex-decoded" } }],
		["a header that means nothing to the scheme", { after: [{ add: ["X-User-Id", "admin"] }] }],
	])("is left open for %s", async (_, probe) => {
		expect(await predicted(hashing, probe)).toEqual({ outcome: "open" });
	});

	it("depends on the body alone where nothing else is signed", async () => {
		const altered = (...after: Change[]) => predicted(bodyAlone, { ...post, after });
		expect(await altered({ body: { text: "{}" } })).toMatchObject({ outcome: "refused", requirement: "HMAC-BODY-01" });
		expect(await altered({ appendToTarget: "/admin" }, { method: "PUT" })).toEqual({ outcome: "open" });
	});
});
