import { Buffer } from "node:buffer";
import type { HeaderPair, Probe } from "../client/probe.ts";
import { headerValues } from "../engine/answer.ts";
import type { Check } from "../engine/check.ts";
import type { UpstreamRule } from "../engine/expectation.ts";
import { exchange } from "./define.ts";
import { accepted, refusedAnywhere } from "./expect.ts";
import { needsOf } from "./needs-of.ts";
import {
	bodyAsSent,
	headerIs,
	identityIs,
	methodAsSent,
	noForeignIdentity,
	targetAsSent,
	valuesSeen,
	without,
	withoutText,
} from "./upstream-rules.ts";

type Meta = Pick<Check, "id" | "title" | "severity" | "threats"> & Partial<Pick<Check, "references" | "needs">>;

/** A check that what reaches the upstream keeps these rules; the twin is the plain request on the same route. */
function forwarded(check: Meta, probe: Probe, ...rules: UpstreamRule[]): Check {
	const twin: Probe = {
		credential: probe.credential,
		...(probe.route === undefined ? {} : { route: probe.route }),
	};
	return exchange({
		...check,
		needs: [...needsOf(twin, probe), "echo", ...(check.needs ?? [])],
		twin,
		probe,
		expect: accepted(...rules),
	});
}

const credentials = ["hmac", "jwt"] as const;

/** FWD-01. */
const target = [
	...(
		[
			["query", { query: "a=%2B&b=+&c&&a=1&=x&d=%20&e=~*" }, "the query, pieces that a parser would drop among it"],
			["query-slashes", { query: "next=//canary.test/a/../b?c=d/./e" }, "a query that holds a URL"],
			["query-dots", { query: "/../..;/a=b,c:d@e" }, "a query that looks like a path"],
			["path-characters", { path: "{route}/a%20b;c=d,e+f!g$&()*:@'" }, "every character that a path may have"],
			["double-encoding", { path: "{route}/%252E%252E%252Fx%2541" }, "a path that is encoded twice"],
			["dots-and-more", { path: "{route}/.../..;/.;x/..a/a..%20" }, "segments that are dots and something else"],
			["authority-like", { path: "{route}/@canary.test:80/x" }, "a segment that looks like an authority"],
			["trailing-slash", { path: "{route}/a/" }, "a slash at the end"],
			["utf8", { path: "{route}/caf%C3%A9/cafe%CC%81" }, "encoded text in two normal forms"],
			["two-questions", { query: "?a=1?b=2" }, "a second question mark"],
		] as const
	).map(([slug, probe, what]) =>
		forwarded(
			{
				id: `FWD-01/${slug}`,
				title: `forwards ${what} as it is`,
				severity: slug === "query" ? "medium" : "high",
				threats: [slug.startsWith("query") || slug === "two-questions" ? "FWD-10" : "FWD-06", "FWD-09"],
				references: ["CWE-436"],
			},
			{ credential: "any", ...probe },
			targetAsSent,
		),
	),
	forwarded(
		{
			id: "FWD-01/with-token",
			title: "forwards path and query of a request with a token as they are",
			severity: "high",
			threats: ["FWD-06", "FWD-10"],
			references: ["CWE-436"],
		},
		{ credential: "jwt", path: "{route}/a%20b;c=d/..;/%252F", query: "a=%2B&b=+&c&&a=1" },
		targetAsSent,
	),
	...(
		[
			["double-slash", "//canary.test/{id}"],
			["slash-backslash", "/\\canary.test/{id}"],
			["dot-double-slash", "/.//canary.test/{id}"],
			["traversal", "{route}/%2E%2E%2Fadmin"],
			["encoded-nul", "{route}%00"],
		] as const
	).map(([slug, path]) =>
		exchange({
			id: `FWD-01/refuses-${slug}`,
			title: "forwards nothing whose path could lead to another origin or out of its route",
			severity: "critical",
			threats: ["FWD-07", "FWD-08"],
			references: ["CWE-918", "CWE-22"],
			needs: ["credential"],
			twin: { credential: "any" },
			probe: { credential: "any", path },
			expect: refusedAnywhere("malformed_target"),
		}),
	),
];

/** FWD-02. */
const bodies = (
	[
		[
			"binary",
			{ body: { base64: Buffer.from([0xff, 0xfe, 0x00, 0x0a, 0x0d, 0x80, 0xef, 0xbf, 0xbd]).toString("base64") } },
		],
		["byte-order-mark", { body: { base64: Buffer.from("\ufeff{}").toString("base64") } }],
		["json-as-written", { body: { text: '{ "a" : 1.0, "a":9007199254740993,\r\n"b":"\\u0041" }\n\n' } }],
		["chunked", { body: { text: "a".repeat(5000) }, framing: { kind: "chunked", chunkSize: 777 } }],
		["slow-chunks", { body: { text: "one two three" }, framing: { kind: "chunked", chunkSize: 4, pauseMs: 30 } }],
		["large", { body: { fill: { byte: 0xe9, length: 300_000 } } }],
		["one-nul", { body: { base64: "AA==" } }],
	] as const
).flatMap(([slug, probe]) =>
	credentials.map((credential) =>
		forwarded(
			{
				id: `FWD-02/${credential}-${slug}`,
				title: "forwards the very bytes of the body",
				severity: "high",
				threats: ["BOD-16", ...(slug === "slow-chunks" ? ["BOD-17"] : [])],
				references: ["CWE-367"],
			},
			{ credential, route: "write", headers: [["Content-Type", "application/octet-stream"]], ...probe },
			bodyAsSent,
		),
	),
);

/** FWD-02: methods whose bodies some leave behind. */
const bodiesOfOthers = (["DELETE", "PATCH", "PUT"] as const).map((method) =>
	forwarded(
		{
			id: `FWD-02/body-of-${method.toLowerCase()}`,
			title: `forwards the body of ${method}`,
			severity: "high",
			threats: ["BOD-16", "FWD-22"],
			references: ["CWE-367"],
			needs: ["lab"],
		},
		{ credential: "any", route: "write", method, body: { text: '{"a":1}' } },
		bodyAsSent,
	),
);

/** FWD-03. */
const methods = [
	...(["PUT", "PATCH", "DELETE", "POST"] as const).map((method, index) =>
		forwarded(
			{
				id: `FWD-03/${method.toLowerCase()}`,
				title: `forwards ${method} as ${method}, with its body`,
				severity: "medium",
				threats: ["FWD-22"],
				references: ["CWE-436"],
				needs: ["lab"],
			},
			{ credential: credentials[index % 2] ?? "hmac", route: "write", method, body: { text: "a=1" } },
			methodAsSent,
			bodyAsSent,
		),
	),
	forwarded(
		{
			id: "FWD-03/head",
			title: "forwards HEAD as HEAD",
			severity: "medium",
			threats: ["FWD-22"],
			references: ["RFC 9110 §9.3.2"],
			needs: ["lab", "echo.log"],
		},
		{ credential: "any", method: "HEAD" },
		methodAsSent,
	),
	...(["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "X_HTTP_Method_Override"] as const).map((name) =>
		forwarded(
			{
				id: `FWD-03/${name.toLowerCase().replaceAll("_", "-underscore-")}`,
				title: `forwards the method that was verified whatever ${name} says`,
				severity: "critical",
				threats: ["MET-01"],
				references: ["CVE-2023-30845"],
			},
			{ credential: "any", route: "write", headers: [[name, "DELETE"]], body: { text: "a=1" } },
			methodAsSent,
			without(name.toLowerCase().replaceAll("_", "-")),
		),
	),
	forwarded(
		{
			id: "FWD-03/parameter",
			title: "forwards the method that was verified whatever a parameter or a form field says",
			severity: "high",
			threats: ["MET-01"],
			references: ["CVE-2023-30845"],
		},
		{
			credential: "any",
			route: "write",
			query: "_method=DELETE",
			headers: [["Content-Type", "application/x-www-form-urlencoded"]],
			body: { text: "_method=DELETE" },
		},
		methodAsSent,
	),
];

/** FWD-04: the claims of a token are the runner's own, so the identity is known to the letter. */
const identity = [
	forwarded(
		{
			id: "FWD-04/token",
			title: "tells the upstream who a token is for, each member of the identity once",
			severity: "critical",
			threats: ["FWD-01"],
			references: ["CWE-290"],
		},
		{
			credential: "jwt",
			token: { claims: { sub: "auth0|u,1 x", azp: "client-a", client_id: "client-b", org_id: "org-1" } },
		},
		identityIs({ authType: "jwt", userId: "auth0|u,1 x", clientId: "client-a", orgId: "org-1" }),
		noForeignIdentity,
	),
	forwarded(
		{
			id: "FWD-04/token-client-id",
			title: "takes client_id for the client where there is no azp",
			severity: "medium",
			threats: ["JWT-56"],
			references: ["RFC 9068 §2.2"],
		},
		{ credential: "jwt", token: { omit: ["claims.azp"], claims: { client_id: "client-b" } } },
		identityIs({ authType: "jwt", clientId: "client-b" }),
	),
	forwarded(
		{
			id: "FWD-04/token-without-organisation",
			title: "tells the upstream no client and no organisation of a token that has none",
			severity: "high",
			threats: ["FWD-03"],
			references: ["CWE-290"],
		},
		{ credential: "jwt", token: { omit: ["claims.azp", "claims.client_id", "claims.org_id"], claims: { sub: "u-1" } } },
		identityIs({ authType: "jwt", userId: "u-1", clientId: null, orgId: null }),
	),
	forwarded(
		{
			id: "FWD-04/token-scopes",
			title: "tells the upstream the scopes as a JSON array in one line",
			severity: "medium",
			threats: ["FWD-21"],
			references: ["RFC 8259 §5"],
			needs: ["lab"],
		},
		{ credential: "jwt", token: { claims: { scope: "sites:read a!#$%&'()*+,-./[]^_`{|}~ z" } } },
		identityIs({ scopes: ["sites:read", "a!#$%&'()*+,-./[]^_`{|}~", "z"] }),
	),
	forwarded(
		{
			id: "FWD-04/no-identity-of-nobody",
			title: "tells the upstream of a public route no identity",
			severity: "high",
			threats: ["FWD-03"],
			references: ["CWE-290"],
		},
		{
			credential: "none",
			route: "public",
			headers: [
				["X-User-Id", "spoofed"],
				["X-Auth-Type", "jwt"],
			],
		},
		identityIs({ authType: null, userId: null, clientId: null, orgId: null, scopes: null }),
	),
];

/** FWD-05: with the gateway of the lab some of these names are even on the configured list. */
const spoofed = [
	...credentials.flatMap((credential) =>
		(
			[
				[
					"exact",
					[
						["X-Auth-Type", "x"],
						["X-Client-Id", "x"],
						["X-User-Id", "x"],
						["X-Org-Id", "x"],
						["X-Scopes", "x"],
					],
				],
				[
					"lower-case",
					[
						["x-auth-type", "x"],
						["x-client-id", "x"],
						["x-user-id", "x"],
						["x-org-id", "x"],
						["x-scopes", "x"],
					],
				],
				[
					"underscores",
					[
						["X_Auth_Type", "x"],
						["X_Client_Id", "x"],
						["X_User_Id", "x"],
						["X_Org_Id", "x"],
						["X_Scopes", "x"],
					],
				],
				[
					"mixed",
					[
						["X-Auth_Type", "x"],
						["X_Client-Id", "x"],
						["X-USER_ID", "x"],
						["x_ORG-id", "x"],
					],
				],
				[
					"longer",
					[
						["X-User-Id-2", "x"],
						["X-User-Identity", "x"],
						["X-Org-Ids", "x"],
						["X-Scopes_Extra", "x"],
					],
				],
				[
					"twice",
					[
						["X-User-Id", "x"],
						["X-User-Id", "y"],
						["x-user-id", "z"],
					],
				],
				[
					"empty",
					[
						["X-User-Id", ""],
						["X-Org-Id", ""],
						["X-Scopes", ""],
					],
				],
			] as const
		).map(([slug, headers]) =>
			forwarded(
				{
					id: `FWD-05/${credential}-${slug}`,
					title: "forwards no header that an upstream could take for the identity",
					severity: "critical",
					threats: slug === "underscores" || slug === "mixed" ? ["FWD-02"] : ["FWD-01", "FWD-03"],
					references: ["CWE-290", "CVE-2025-64484"],
				},
				{ credential, headers },
				noForeignIdentity,
				identityIs({ authType: credential }),
			),
		),
	),
	forwarded(
		{
			id: "FWD-05/public",
			title: "forwards no identity of the sender's making on a public route either",
			severity: "critical",
			threats: ["FWD-01", "FWD-02"],
			references: ["CWE-290"],
		},
		{
			credential: "none",
			route: "public",
			headers: [
				["X_User_Id", "x"],
				["X-Org-Ids", "x"],
				["X-Scopes", "[]"],
			],
		},
		noForeignIdentity,
		identityIs({ authType: null, userId: null, clientId: null, orgId: null, scopes: null }),
	),
];

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
	...credentials.flatMap((credential) =>
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
					threats: ["BOD-15"],
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
	...credentials.map((credential) =>
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
	forwarded(
		{
			id: "FWD-07/nominated",
			title: "forwards no header that Connection names, although the list names it",
			severity: "medium",
			threats: ["FWD-24"],
			references: ["RFC 9110 §7.6.1"],
		},
		{
			credential: "any",
			headers: [
				["Connection", "close, Tracestate"],
				["Tracestate", text],
			],
		},
		without("tracestate"),
	),
	...credentials.map((credential) =>
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
	...credentials.map((credential) =>
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
	),
];

export const forwardingChecks: readonly Check[] = [
	...target,
	...bodies,
	...bodiesOfOthers,
	...methods,
	...identity,
	...spoofed,
	...allowList,
	...neverForwarded,
	...own,
];
