import type { HeaderPair } from "../client/probe.ts";
import { headerValues } from "../engine/answer.ts";
import type { Check } from "../engine/check.ts";
import { scenario } from "./define.ts";
import { accepted, refused } from "./expect.ts";
import { bothCredentials, forwarded } from "./forwarded.ts";
import { bodyAsSent, headerIs, identityIs, valuesSeen, without, withoutText } from "./upstream-rules.ts";

const text = "canary-7d20f1";

function each(...names: readonly string[]): readonly HeaderPair[] {
	return names.map((name) => [name, text]);
}

/** FWD-06, FWD-10. */
const allowList = [
	forwarded(
		{
			id: "FWD-06/unlisted",
			title: "forwards no header that the list does not name",
			severity: "high",
			threats: ["FWD-05", "FWD-13", "CAN-40"],
			references: ["CWE-183"],
		},
		{
			credential: "any",
			headers: each(
				"X-Anything",
				"X-Internal",
				"X-Signed-Headers",
				"X-Signature-Algorithm",
				"X-Amz-Date",
				"X-Middleware-Subrequest",
				"X-Envoy-Original-Path",
				"X-Auth-User",
				"Remote-User",
				"X-Api-Key",
				"Cf-Worker",
				"Origin",
				"Referer",
				"__proto__",
				"constructor",
			),
		},
		withoutText(text),
	),
	...(
		[
			["Accept", "application/vnd.a+json;q=0.5, */*"],
			["Accept-Language", "de-CH, en;q=0.5"],
			["Content-Language", "de"],
			["User-Agent", "partner/1.0 (x; y)"],
			["Range", "bytes=0-99"],
			["If-None-Match", 'W/"a", "b"'],
			["If-Something-New", "x"],
			["Idempotency-Key", "8f14e45f"],
			["Prefer", "return=minimal"],
			["Traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"],
			["Tracestate", "a=b, c=d"],
		] as const
	).map(([name, value]) =>
		forwarded(
			{
				id: `FWD-06/passes-${name.toLowerCase()}`,
				title: `forwards ${name}, which is on the list`,
				severity: "low",
				threats: ["FWD-05"],
				needs: ["errors.countersign"],
			},
			{ credential: "any", headers: [[name, value]] },
			headerIs(name, value),
		),
	),
	forwarded(
		{
			id: "FWD-06/passes-configured",
			title: "forwards a header that the configuration adds to the list",
			severity: "low",
			threats: ["FWD-05"],
			// Its configuration names this header; see `embedded/gateway-config.ts`.
			needs: ["lab"],
		},
		{ credential: "any", headers: [["X-Partner-Reference", "a 1"]] },
		headerIs("x-partner-reference", "a 1"),
	),
	forwarded(
		{
			id: "FWD-06/passes-content-type",
			title: "forwards Content-Type as it was signed, without the blanks around it",
			severity: "medium",
			threats: ["BOD-15"],
			references: ["RFC 9110 §5.5"],
		},
		{
			credential: "hmac",
			route: "write",
			headers: [["Content-Type", 'text/plain;  charset="utf-8" \t']],
			body: { text: "x" },
		},
		headerIs("content-type", 'text/plain;  charset="utf-8"'),
	),
	...bothCredentials.flatMap((credential) =>
		(
			[
				["none", []],
				["empty", [["Content-Type", ""]]],
				["blank", [["Content-Type", " \t"]]],
			] as const
		).map(([slug, headers]) =>
			forwarded(
				{
					id: `FWD-10/${credential}-${slug}`,
					title: "makes no Content-Type where the sender sent none, or an empty one",
					severity: "low",
					threats: ["BOD-15", "FWD-22"],
					references: ["CWE-436"],
				},
				{ credential, route: "write", headers, body: { text: '{"a":1}' } },
				without("content-type"),
				bodyAsSent,
			),
		),
	),
];

/** FWD-07, FWD-08. In the lab the configured list names most of these, and they still must not pass. */
const neverForwarded = [
	forwarded(
		{
			id: "FWD-07/token",
			title: "does not forward the token",
			severity: "high",
			threats: ["FWD-05"],
			references: ["CWE-522"],
		},
		{ credential: "jwt", query: "a=1" },
		without("authorization"),
		withoutText("bearer"),
	),
	forwarded(
		{
			id: "FWD-07/signature",
			title: "does not forward the fields of a signature",
			severity: "high",
			threats: ["FWD-05"],
			references: ["CWE-522"],
		},
		{ credential: "hmac", query: "a=1" },
		without("x-key-id", "x-timestamp", "x-nonce", "x-content-sha256", "x-signature"),
		withoutText("v1="),
	),
	...bothCredentials.map((credential) =>
		forwarded(
			{
				id: `FWD-07/${credential}-other-credentials`,
				title: "forwards no cookie and no credential for a proxy",
				severity: "high",
				threats: ["FWD-05"],
				references: ["CWE-522"],
			},
			{
				credential,
				headers: [
					["Cookie", `session=${text}`],
					["Cookie2", text],
					["Proxy-Authorization", `Basic ${text}`],
				],
			},
			without("cookie", "proxy-authorization"),
			withoutText(text),
		),
	),
	...(
		[
			["x-forwarded-for", ["X-Forwarded-For", "X_Forwarded_For"]],
			[
				"forwarding",
				["X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port", "X-Forwarded-Server", "X-Forwarded-User"],
			],
			["forwarded", ["Forwarded", "Via"]],
			["client-address", ["X-Real-IP", "True-Client-IP", "X_Real_IP"]],
			["rewrite", ["X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix", "X_Original_URL"]],
		] as const
	).map(([slug, names]) =>
		forwarded(
			{
				id: `FWD-07/${slug}`,
				title: "forwards none of the sender's own forwarding and rewriting headers",
				severity: "high",
				threats: slug === "rewrite" ? ["FWD-13"] : ["FWD-11", "FWD-12"],
				references: slug === "rewrite" ? ["CVE-2018-14773"] : ["CWE-348"],
			},
			{ credential: "any", headers: each(...names) },
			withoutText(text),
		),
	),
	forwarded(
		{
			id: "FWD-07/hop-by-hop",
			title: "forwards no hop-by-hop header",
			severity: "medium",
			threats: ["FWD-24"],
			references: ["RFC 9110 §7.6.1"],
		},
		{
			credential: "any",
			headers: each("Keep-Alive", "Proxy-Authenticate", "Proxy-Connection", "TE", "Trailer"),
		},
		withoutText(text),
	),
	forwarded(
		{
			id: "FWD-07/upgrade",
			title: "does not forward Upgrade",
			severity: "low",
			threats: ["FWD-24"],
			references: ["RFC 9110 §7.8"],
		},
		{
			credential: "any",
			headers: [
				["Upgrade", text],
				["Connection", "close, upgrade"],
			],
		},
		without("upgrade"),
		withoutText(text),
	),
	forwarded(
		{
			id: "FWD-07/expect",
			title: "does not forward Expect",
			severity: "low",
			threats: ["FWD-24"],
			references: ["RFC 9110 §10.1.1"],
		},
		{ credential: "any", route: "write", headers: [["Expect", "100-continue"]], body: { text: "x" } },
		without("expect"),
		bodyAsSent,
	),
	...(
		[
			["nominated", "close, Tracestate"],
			["nominated-between-blanks", "close ,\t Tracestate \t, X-Nothing"],
			["nominated-in-any-case", "close,TRACEstate"],
		] as const
	).map(([slug, connection]) =>
		forwarded(
			{
				id: `FWD-07/${slug}`,
				title: "forwards no header that Connection names, although the list names it",
				severity: "medium",
				threats: ["FWD-24"],
				references: ["RFC 9110 §7.6.1"],
				// Whoever takes Connection away leaves the gateway nothing to go by.
				needs: ["direct"],
			},
			{
				credential: "any",
				headers: [
					["Connection", connection],
					["Tracestate", text],
				],
			},
			without("tracestate"),
		),
	),
	...bothCredentials.map((credential) =>
		forwarded(
			{
				id: `FWD-08/${credential}-identity`,
				title: "lets Connection take away nothing that the gateway sets",
				severity: "high",
				threats: ["FWD-04"],
				references: ["CVE-2022-1388", "CVE-2022-31813"],
			},
			{
				credential,
				headers: [["Connection", "close, X-User-Id, X-Client-Id, X-Org-Id, X-Scopes, X-Auth-Type, X-Request-Id"]],
			},
			identityIs({ authType: credential }),
			{
				says: "the upstream gets a request id",
				violation: (seen) => (valuesSeen(seen, "x-request-id").length === 1 ? undefined : "it got none"),
			},
		),
	),
	forwarded(
		{
			id: "FWD-08/verified",
			title: "lets Connection take away nothing that the gateway verifies",
			severity: "high",
			threats: ["FWD-04", "HDR-11"],
			references: ["CVE-2026-33805"],
			// Whoever obeys Connection in front of the gateway takes away what it would verify.
			rewritten: refused(["unauthenticated", "malformed_request"]),
		},
		{
			credential: "hmac",
			route: "write",
			headers: [
				[
					"Connection",
					"close, Content-Type, X-Signature, X-Nonce, X-Timestamp, X-Key-Id, X-Content-SHA256, Content-Length",
				],
				["Content-Type", "application/json"],
			],
			body: { text: "{}" },
		},
		headerIs("content-type", "application/json"),
		bodyAsSent,
	),
];

/** FWD-09. */
const own = [
	forwarded(
		{
			id: "FWD-09/request-id",
			title: "sends its own request id upstream, the one of the answer, whatever the sender's",
			severity: "low",
			threats: ["FWD-27"],
			references: ["CWE-117"],
		},
		{ credential: "any", headers: each("X-Request-Id", "CF-Ray", "X_Request_Id") },
		withoutText(text),
		{
			says: "the upstream gets the request id of the answer, once",
			violation: (seen, { outcome }) => {
				const ids = valuesSeen(seen, "x-request-id");
				const answered = outcome.ok ? headerValues(outcome.answer.headers, "x-request-id") : [];
				return ids.length === 1 && ids[0] === answered[0] ? undefined : `it got ${ids.length}, or another one`;
			},
		},
	),
	...bothCredentials.map((credential) =>
		forwarded(
			{
				id: `FWD-09/${credential}-origin`,
				title:
					"tells the upstream host and protocol of the request and the address of the client, and nothing of the sender's",
				severity: "medium",
				threats: ["FWD-11", "FWD-12"],
				references: ["CWE-348"],
				needs: ["lab"],
			},
			{
				credential,
				headers: [
					// What the edge says in place of the edge.
					["CF-Connecting-IP", "203.0.113.7"],
					...each("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto"),
				],
			},
			headerIs("x-forwarded-for", "203.0.113.7"),
			headerIs("x-forwarded-proto", "https"),
			{
				says: "the upstream gets the host of the request as X-Forwarded-Host",
				violation: (seen, { request }) =>
					valuesSeen(seen, "x-forwarded-host").join() === request.host ? undefined : "it got another",
			},
		),
	),
	scenario({
		id: "FWD-09/protocol-of-the-origin",
		title: "tells the upstream the protocol by which the gateway is public, be it plain HTTP",
		severity: "medium",
		threats: ["FWD-11"],
		references: ["CWE-348"],
		// The gateway of this scheme is public over plain HTTP, unless it is the one under test.
		needs: ["credential", "echo", "lab", "sorted-query"],
		run: async (trial) => {
			const { request } = await trial.prepare({ credential: "any", headers: [["Host", "{host}:{default-port}"]] });
			const [host = ""] = headerValues(request.headers, "host");
			const protocol = host.endsWith(":80") ? "http" : "https";
			const done = await trial.exchange({ credential: "any", headers: each("X-Forwarded-Proto") });
			return trial.judge.expect(done, accepted(headerIs("x-forwarded-proto", protocol)));
		},
	}),
	forwarded(
		{
			id: "FWD-09/address-of-nobody",
			title: "passes on no address of the sender's own making where the edge gives none",
			severity: "medium",
			threats: ["FWD-12"],
			references: ["CWE-348"],
			needs: ["lab"],
		},
		{
			credential: "jwt",
			headers: [
				["X-Forwarded-For", "203.0.113.7, 198.51.100.1"],
				["X-Real-IP", "203.0.113.7"],
			],
		},
		withoutText("203.0.113.7"),
		without("x-forwarded-for"),
	),
];

export const forwardingHeaderChecks: readonly Check[] = [...allowList, ...neverForwarded, ...own];
