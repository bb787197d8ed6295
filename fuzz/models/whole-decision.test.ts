import { createHash, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { HeaderPair } from "../../conformance/client/probe.ts";
import type { WireRequest } from "../../conformance/client/wire.ts";
import { generatorSignature } from "../subjects/generator.ts";
import { AdmissionModel } from "./admission.ts";
import type { GatewaySetup, ModelRoute } from "./gateway-setup.ts";
import { accepted, refused } from "./prediction.ts";
import { decideWhole, never, type TokenDecision } from "./whole-decision.ts";

const secret = "a secret of more than 32 characters";
const now = 1_767_225_600;

function route(
	pattern: string,
	methods: Readonly<Record<string, readonly string[]>>,
	rest: Partial<ModelRoute> = {},
): ModelRoute {
	return {
		pattern,
		isPublic: false,
		isClosed: false,
		methods: new Map(Object.entries(methods)),
		isReachable: true,
		...rest,
	};
}

const setup: GatewaySetup = {
	scheme: "countersign-v1",
	environment: undefined,
	protocol: "https",
	hosts: ["gw.test"],
	routes: [
		route("/sites/*", { GET: ["read"], POST: ["write"] }),
		route("/open/*", { GET: [] }, { isPublic: true }),
		route("/gone/*", { GET: [] }, { isReachable: false }),
	],
	forwarded: [],
	headerBytes: 32_768,
	bodyBytes: 100,
	patienceSeconds: 3,
	liveNonces: 100,
	upstreamSeconds: 25,
	tellsTimings: false,
	tokens: {
		issuer: "",
		audience: "",
		algorithms: [],
		cacheSeconds: 0,
		staleSeconds: 0,
		unknownKeyCooldownSeconds: 0,
		failureCooldownSeconds: 0,
		timeoutSeconds: 0,
	},
};

interface Signed {
	readonly method?: string;
	readonly target?: string;
	readonly text?: string;
	readonly nonce?: string;
	readonly timestamp?: number;
	readonly secret?: string;
	readonly headers?: readonly HeaderPair[];
	/** In place of what was signed. */
	readonly sent?: Partial<WireRequest>;
}

function bare(
	method: string,
	target: string,
	headers: readonly HeaderPair[] = [],
	body = Buffer.alloc(0),
): WireRequest {
	return { method, target, host: "gw.test", headers, body, framing: { kind: "none" } };
}

function signed(given: Signed = {}): WireRequest {
	const { method = "GET", target = "/sites/1", text = "", headers = [], sent = {} } = given;
	const body = Buffer.from(text);
	const parts = {
		keyId: "a",
		timestamp: String(given.timestamp ?? now),
		nonce: given.nonce ?? randomUUID(),
		method,
		host: "gw.test",
		target,
		contentType: "",
		contentHash: createHash("sha256").update(body).digest("hex"),
	};
	const fields: readonly HeaderPair[] = [
		["X-Key-Id", parts.keyId],
		["X-Timestamp", parts.timestamp],
		["X-Nonce", parts.nonce],
		["X-Content-SHA256", parts.contentHash],
		["X-Signature", generatorSignature(parts, given.secret ?? secret, "countersign-v1")],
	];
	return { ...bare(method, target, [...fields, ...headers], body), ...sent };
}

const record = { keyId: "a", status: "active", secrets: [{ secret }], scopes: ["read"], clientId: "c" };

function gateway(members: Readonly<Record<string, unknown>> = {}, token: TokenDecision = { prediction: accepted }) {
	const admission = new AdmissionModel(100);
	const text = JSON.stringify({ ...record, ...members });
	return (request: WireRequest) =>
		decideWhole(request, {
			setup,
			admission,
			now,
			recordText: (keyId) => (keyId === "a" ? text : undefined),
			judgeToken: () => token,
		});
}

/** One byte more than the gateway takes. */
const large = Buffer.alloc(101);

/** The first code that is allowed, or what comes in its place. */
function codeOf(request: WireRequest, decide = gateway()): string {
	const { prediction } = decide(request);
	return prediction.outcome === "refused" ? String(prediction.codes[0]) : prediction.outcome;
}

describe("the model of the whole decision", () => {
	it("lets a signed request through to its route, as whom the record names", () => {
		expect(gateway()(signed())).toMatchObject({
			prediction: accepted,
			identity: { authType: "hmac", clientId: "c", userId: null, orgId: null, scopes: ["read"] },
			route: { pattern: "/sites/*" },
			quotas: [],
		});
	});

	it.each<[string, WireRequest]>([
		["method_not_allowed", signed({ sent: { method: "TRACE", target: "//", host: "evil.test" } })],
		["malformed_target", signed({ sent: { target: "/sites/../1", host: "evil.test" } })],
		["misdirected_request", signed({ sent: { host: "evil.test" }, headers: [["Content-Encoding", "gzip"]] })],
		[
			"unsupported_content_encoding",
			signed({
				headers: [
					["Content-Encoding", "gzip"],
					["X-Signature", ""],
				],
			}),
		],
		[
			"malformed_request",
			signed({
				headers: [
					["X-Nonce", "0123456789abcdef"],
					["Authorization", "Bearer x"],
				],
			}),
		],
		["conflicting_credentials", signed({ timestamp: now - 301, headers: [["Authorization", "Bearer x"]] })],
		["timestamp_out_of_window", signed({ timestamp: now - 301, secret: "x" })],
		["timestamp_out_of_window", signed({ timestamp: now + 301 })],
		["invalid_credentials", signed({ secret: `${secret}x`, sent: { body: Buffer.from("x") } })],
		["malformed_request", signed({ sent: { body: Buffer.from("x") } })],
		["content_hash_mismatch", signed({ method: "POST", text: "a", sent: { body: Buffer.from("b") } })],
		["content_too_large", signed({ sent: { framing: { kind: "declared", declared: `${"9".repeat(40)}` } } })],
		[
			"content_too_large",
			{ ...bare("POST", "/sites/1", [["Content-Encoding", "gzip"]], large), framing: { kind: "length" } },
		],
		["content_too_large", { ...bare("POST", "/open/1", [], large), framing: { kind: "length" } }],
		["malformed_request", { ...bare("POST", "/open/1"), framing: { kind: "declared", declared: "+1" } }],
		["open", { ...bare("POST", "/open/1"), framing: { kind: "declared", declared: "1" } }],
		["content_too_large", signed({ method: "POST", sent: { body: large, framing: { kind: "chunked" } } })],
		[
			"invalid_credentials",
			signed({ method: "POST", secret: "x", sent: { body: large, framing: { kind: "chunked" } } }),
		],
		[
			"content_hash_mismatch",
			signed({ method: "POST", sent: { body: large.subarray(1), framing: { kind: "chunked" } } }),
		],
		["no_route", signed({ target: "/nowhere" })],
		["method_not_allowed", signed({ method: "DELETE" })],
		["insufficient_scope", signed({ method: "POST", text: "a" })],
		["upstream_unreachable", signed({ target: "/gone/1" })],
		["unauthenticated", bare("GET", "/nowhere")],
		["unauthenticated", bare("OPTIONS", "/sites/1", [["Access-Control-Request-Method", "GET"]])],
		["unauthenticated", bare("GET", "/sites/1", [["Authorization", "Basic eDp5"]])],
		["invalid_token", bare("GET", "/sites/1", [["Authorization", "Bearer"]])],
		["unauthenticated", bare("POST", "/open/1")],
	])("finds the earliest defect: %s", (code, request) => {
		expect(codeOf(request)).toBe(code);
	});

	it("looks at no credential on a public route", () => {
		const request = bare("HEAD", "/open/1", [
			["X-Signature", ""],
			["Authorization", "Bearer x"],
		]);
		expect(gateway()(request)).toMatchObject({ prediction: accepted, identity: null, quotas: [] });
	});

	it("takes the edges of the window", () => {
		expect(codeOf(signed({ timestamp: now - 300 }))).toBe("accepted");
		expect(codeOf(signed({ timestamp: now + 300 }))).toBe("accepted");
	});

	it("names what an acceptance of the signature would break", () => {
		const requirementOf = (members: Readonly<Record<string, unknown>>, text = secret) => {
			const { prediction } = gateway(members)(signed({ secret: text }));
			return prediction.outcome === "refused" ? prediction.requirement : prediction.outcome;
		};
		expect(requirementOf({ status: "revoked" })).toBe("HMAC-KEY-04");
		expect(requirementOf({ expiresAt: now })).toBe("HMAC-KEY-05");
		expect(requirementOf({}, `${secret}x`)).toBe("HMAC-KEY-07");
		expect(requirementOf({ secrets: [{ secret: "short" }] }, "short")).toBe("HMAC-SIG-03");
		expect(requirementOf({ status: "odd" })).toBe("HMAC-KEY-08");
		expect(requirementOf({ keyId: "b" })).toBe("HMAC-KEY-08");
	});

	it("admits once, tells of quotas to whom it admitted, and counts what it then refuses", () => {
		const decide = gateway({ quotas: { day: 2 } });
		const request = signed({ target: "/nowhere" });
		expect(decide(signed({ secret: `${secret}x` })).quotas).toEqual([]);
		expect(decide(request)).toMatchObject({ quotas: [{ window: "day", limit: 2, remaining: 1 }] });
		expect(decide(request)).toMatchObject({ prediction: refused("HMAC-NONCE-01", "nonce_replayed") });
		expect(codeOf(signed(), decide)).toBe("accepted");
		expect(codeOf(signed(), decide)).toBe("quota_exceeded");
		expect(codeOf(request, decide)).toBe("nonce_replayed");
	});

	it("lets a token through as whom it proves, and refuses it for what its issuer does not say", () => {
		const identity = { authType: "jwt", clientId: null, userId: "u", orgId: null, scopes: ["read"] } as const;
		const request = bare("HEAD", "/sites/1", [["authorization", "bearer   x"]]);
		const decide = gateway({}, { prediction: accepted, identity, fetches: { ...never, least: 1, most: 1 } });
		expect(decide(request)).toMatchObject({ prediction: accepted, identity, fetches: { least: 1 } });
		const unavailable = refused("JWKS-07", "issuer_unavailable");
		expect(gateway({}, { prediction: unavailable })(request).prediction).toEqual(unavailable);
	});
});
