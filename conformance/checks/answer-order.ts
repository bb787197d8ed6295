import { randomUUID } from "node:crypto";
import type { Change, Probe, TokenDefect } from "../client/probe.ts";
import type { Check, Need } from "../engine/check.ts";
import type { Expectation } from "../engine/expectation.ts";
import { exchange, scenario } from "./define.ts";
import { accepted, either, orRewritten, refused, refusedAnywhere } from "./expect.ts";
import { asked, bad, timeline, told, unavailable } from "./key-set-timeline.ts";
import { needsOf } from "./needs-of.ts";
import { ownKey } from "./own-key.ts";
import { inOrder } from "./series.ts";

/** Defects by the stage that finds them. Each is told as what it adds to a probe. */
const longTarget = "a".repeat(9000);
const largeHeader = ["X-Filler", "a".repeat(40_000)] as const;
/** No edge repairs this one. */
const badTarget: Change = { appendToTarget: "/%00" };
const otherHost: Change = { set: ["Host", "elsewhere.test"] };
const badSignature: Change = { flipCharacter: { header: "X-Signature", at: -5 } };
const badNonce: Change = { set: ["X-Nonce", "short"] };
const tooLarge = { kind: "declared", declared: "99999999999" } as const;
const stale = { timestampOffset: -3600 };
const write = { route: "write", body: { text: "a=1" } } as const;
const getWithBody = { body: { text: "a" }, framing: { kind: "length" } } as const;
const expired: TokenDefect = { times: { exp: -3600 } };
const notYet: TokenDefect = { times: { nbf: 3600 } };
const badToken = { text: [{ flipBit: { part: 2, byte: 0 } }] } as const;

type Pair = readonly [slug: string, first: string, code: string, second: string, probe: Probe, needs?: readonly Need[]];

/** Each pair of stages that follow one another, with a defect for either. */
const pairs: readonly Pair[] = [
	[
		"method-size",
		"the method",
		"method_not_allowed",
		"the size of the target",
		{ credential: "none", method: "TRACE", query: longTarget },
	],
	[
		"target-size-header-size",
		"the size of the target",
		"target_too_long",
		"that of the headers",
		{ credential: "none", query: longTarget, headers: [largeHeader] },
		["lab"],
	],
	[
		"size-target",
		"the size of the headers",
		"headers_too_large",
		"the target",
		{ credential: "none", headers: [largeHeader], after: [badTarget] },
		["lab"],
	],
	[
		"target-host",
		"the target",
		"malformed_target",
		"the host",
		{ credential: "none", after: [badTarget, otherHost] },
		["hostList"],
	],
	[
		"host-framing",
		"the host",
		"misdirected_request",
		"the length",
		{ credential: "none", ...write, framing: tooLarge, after: [otherHost] },
		["hostList"],
	],
	[
		"framing-credentials",
		"the length",
		"content_too_large",
		"missing credentials",
		{ credential: "none", ...write, framing: tooLarge },
	],
	[
		"encoding-credentials",
		"the encoding",
		"unsupported_content_encoding",
		"missing credentials",
		{ credential: "none", ...write, headers: [["Content-Encoding", "gzip"]] },
	],
	[
		"framing-signature",
		"the length",
		"content_too_large",
		"the signature",
		{ credential: "hmac", ...write, framing: tooLarge, after: [badSignature] },
	],
	[
		"credentials-method-of-route",
		"missing credentials",
		"unauthenticated",
		"the method of the route",
		{ credential: "none", method: "OPTIONS" },
	],
	[
		"credentials-route",
		"missing credentials",
		"unauthenticated",
		"the route",
		{ credential: "none", route: "unknown" },
	],
	[
		"fields-conflict",
		"the HMAC fields",
		"malformed_request",
		"the conflict with a token",
		{ credential: "both", after: [badNonce] },
	],
	[
		"conflict-freshness",
		"the conflict",
		"conflicting_credentials",
		"the timestamp",
		{ credential: "both", sign: stale },
	],
	[
		"fields-freshness",
		"the HMAC fields",
		"malformed_request",
		"the timestamp",
		{ credential: "hmac", sign: stale, after: [badNonce] },
	],
	[
		"freshness-key",
		"the timestamp",
		"timestamp_out_of_window",
		"the unknown key",
		{ credential: "hmac", key: "unknown", sign: stale },
	],
	[
		"freshness-signature",
		"the timestamp",
		"timestamp_out_of_window",
		"the signature",
		{ credential: "hmac", sign: stale, after: [badSignature] },
	],
	[
		"key-body",
		"the unknown key",
		"invalid_credentials",
		"the body",
		{ credential: "hmac", key: "unknown", ...write, after: [{ appendToBody: { text: "x" } }] },
	],
	[
		"signature-hash",
		"the signature",
		"invalid_credentials",
		"the hash of the body",
		{ credential: "hmac", ...write, after: [badSignature, { appendToBody: { text: "x" } }] },
	],
	[
		"signature-body-of-get",
		"the signature",
		"invalid_credentials",
		"a body with GET",
		{ credential: "hmac", ...getWithBody, after: [badSignature] },
	],
	[
		"signature-broken-body",
		"the signature",
		"invalid_credentials",
		"broken chunks",
		{
			credential: "hmac",
			...write,
			framing: { kind: "bad-chunks", text: "zz\r\n", thenClose: true },
			after: [badSignature],
		},
	],
	[
		"hash-authorization",
		"the hash of the body",
		"content_hash_mismatch",
		"the route",
		{
			credential: "hmac",
			route: "unknown",
			method: "POST",
			body: { text: "a" },
			after: [{ appendToBody: { text: "x" } }],
		},
	],
	[
		"revoked-authorization",
		"the revoked key",
		"invalid_credentials",
		"the route",
		{ credential: "hmac", key: "revoked", route: "unknown" },
		["hmac.revoked"],
	],
	[
		"token-body",
		"the token",
		"invalid_token",
		"a body with GET",
		{ credential: "jwt", ...getWithBody, token: badToken },
	],
	[
		"token-authorization",
		"the token",
		"invalid_token",
		"the route",
		{ credential: "jwt", route: "unknown", token: badToken },
	],
	[
		"claims-authorization",
		"the claims",
		"invalid_token",
		"the route",
		{ credential: "jwt", route: "unknown", token: expired },
	],
	[
		"claims-body",
		"the claims",
		"invalid_token",
		"a body with GET",
		{ credential: "jwt", ...getWithBody, token: expired },
	],
	[
		"body-authorization",
		"a body with GET",
		"malformed_request",
		"the route",
		{ credential: "jwt", route: "unknown", ...getWithBody },
	],
	[
		"route-scope",
		"the route",
		"no_route",
		"scopes",
		{ credential: "jwt", route: "unknown", token: { claims: { scope: "" } } },
	],
	[
		"scope-upstream",
		"the scopes",
		"insufficient_scope",
		"an upstream out of reach",
		{ credential: "jwt", path: "/gone/secret/{id}" },
		["lab"],
	],
];

/** An edge may refuse broken chunks by itself, and take the body of a GET away. */
function expectation(slug: string, code: string): Expectation {
	if (slug === "signature-broken-body") return orRewritten(refused(code), refusedAnywhere(code));
	return slug === "body-authorization" ? orRewritten(refused(code), refused("no_route")) : refused(code);
}

const ordered = pairs.map(([slug, first, code, second, probe, needs = []]) => {
	const { credential } = probe;
	const twin: Probe = { credential: credential === "none" ? "any" : credential === "both" ? "hmac" : credential };
	return exchange({
		id: `ANS-07/${slug}`,
		title: `says what is wrong with ${first} and not with ${second}, which it judges later`,
		severity: "medium",
		threats: ["KEY-22", "ERR-09"],
		references: ["CWE-204"],
		needs: [...needsOf(twin, probe), ...needs],
		twin,
		probe,
		expect: expectation(slug, code),
	});
});

/** Pairs that need a history. */
const admission = [
	scenario({
		id: "ANS-07/hash-replay",
		title: "says that the body does not match its hash and not that the nonce was used",
		severity: "medium",
		threats: ["ERR-09"],
		references: ["CWE-204"],
		needs: ["hmac", "route.write"],
		run: async (trial) => {
			const nonce = `order-${randomUUID()}`;
			const asked = (after: readonly Change[]): Probe => ({ credential: "hmac", ...write, sign: { nonce }, after });
			return inOrder(trial, [
				async () => trial.judge.expect(await trial.exchange(asked([])), accepted()),
				async () =>
					trial.judge.expect(
						await trial.exchange(asked([{ appendToBody: { text: "x" } }])),
						refused("content_hash_mismatch"),
					),
				async () => trial.judge.expect(await trial.exchange(asked([])), refused("nonce_replayed")),
			]);
		},
	}),
	scenario({
		id: "ANS-07/replay-authorization",
		title: "says that the nonce was used and not that there is no route, no scope",
		severity: "medium",
		threats: ["ERR-09"],
		references: ["CWE-204"],
		needs: ["hmac", "hmac.readOnly", "route.write"],
		run: async (trial) => {
			const requests = await Promise.all([
				trial.prepare({ credential: "hmac", route: "unknown" }),
				trial.prepare({ credential: "hmac", key: "readOnly", ...write }),
			]);
			const codes = ["no_route", "insufficient_scope"];
			return inOrder(
				trial,
				requests.flatMap((request, index) => [
					// Whether it is refused is what AUTHZ is about.
					async () => trial.judge.expect(await request.send(), either(refused(codes[index] ?? ""), accepted())),
					async () => trial.judge.expect(await request.send(), refused("nonce_replayed")),
				]),
			);
		},
	}),
	timeline(
		{
			id: "ANS-07/key-claims",
			title: "says that it has no key to verify a token with, and not what is wrong with its claims",
			severity: "medium",
			threats: ["ERR-09", "JWT-57"],
			references: ["CWE-345"],
			spares: { hasty: 1 },
		},
		(trial, gateway) => [
			told(trial, gateway, { mode: "down" }),
			asked(trial, gateway, expired, unavailable),
			asked(trial, gateway, notYet, unavailable),
			asked(trial, gateway, {}, unavailable),
			told(trial, gateway, { mode: "ok" }),
			asked(trial, gateway, expired, bad),
			asked(trial, gateway, notYet, bad),
			asked(trial, gateway, {}, accepted()),
		],
	),
	scenario({
		id: "ANS-07/replay-quota-capacity",
		title: "asks for revoked, replayed, over quota and full in this order",
		severity: "low",
		threats: ["ERR-09"],
		references: ["CWE-204"],
		needs: ["hmac", "keystore", "short-limits"],
		run: async (trial) => {
			const key = await ownKey(trial.keys);
			const first = await trial.prepare(key.signing());
			const sent = (expectation: Expectation) => async () => trial.judge.expect(await first.send(), expectation);
			const asked = (expectation: Expectation) => async () =>
				trial.judge.expect(await trial.exchange(key.signing({ route: "unknown" })), expectation);
			const rewritten = (members: Record<string, unknown>) => async () => {
				await key.write(members);
				return trial.judge.pass();
			};
			return inOrder(trial, [
				sent(accepted()),
				asked(refused("no_route")),
				asked(refused("no_route")),
				// The store is full now: 3 live nonces.
				asked(refused("replay_capacity_exceeded")),
				sent(refused("nonce_replayed")),
				rewritten({ quotas: { day: 0 } }),
				asked(refused("quota_exceeded")),
				sent(refused("nonce_replayed")),
				rewritten({ quotas: { day: 0 }, status: "revoked" }),
				sent(refused("invalid_credentials")),
			]);
		},
	}),
];

export const answerOrderChecks: readonly Check[] = [...ordered, ...admission];
