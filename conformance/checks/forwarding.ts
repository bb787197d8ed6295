import { Buffer } from "node:buffer";
import type { Check } from "../engine/check.ts";
import { exchange } from "./define.ts";
import { orRewritten, refused, refusedAnywhere } from "./expect.ts";
import { bothCredentials, forwarded } from "./forwarded.ts";
import { bodyAsSent, methodAsSent, targetAsSent, without } from "./upstream-rules.ts";

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
				// Another scheme may forward another spelling of what it has verified (SORT-12).
				needs: ["countersign-v1"],
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
			needs: ["countersign-v1"],
		},
		{ credential: "jwt", path: "{route}/a%20b;c=d/..;/%252F", query: "a=%2B&b=+&c&&a=1" },
		targetAsSent,
	),
	forwarded(
		{
			id: "FWD-01/other-route",
			title: "forwards path and query of a request for another route as they are, wherever that leads",
			severity: "high",
			threats: ["FWD-10", "FWD-28"],
			references: ["CWE-436"],
			needs: ["countersign-v1"],
		},
		{ credential: "any", route: "other", path: "{route}/a%20b;c=d/..;/%252F", query: "a=%2B&b=+&c&&a=1" },
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
			// What an edge makes of it leads nowhere else: what the path was to smuggle in is then a plain part of it.
			expect: orRewritten(refusedAnywhere("malformed_target"), refused(["invalid_credentials", "no_route"])),
		}),
	),
];

/** What a body is a threat of besides that it comes as other bytes. */
const alsoOf: Readonly<Record<string, readonly string[]>> = {
	"slow-chunks": ["BOD-17"],
	chunked: ["FWD-25"],
	"json-as-written": ["VAL-01"],
};

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
	bothCredentials.map((credential) =>
		forwarded(
			{
				id: `FWD-02/${credential}-${slug}`,
				title: "forwards the very bytes of the body",
				severity: "high",
				threats: ["BOD-16", ...(alsoOf[slug] ?? [])],
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
			threats: ["BOD-16", "FWD-22", ...(method === "PATCH" ? ["AVL-10"] : [])],
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
				threats: ["FWD-22", ...(method === "PATCH" ? ["AVL-10"] : [])],
				references: ["CWE-436"],
				needs: ["lab"],
			},
			{ credential: bothCredentials[index % 2] ?? "hmac", route: "write", method, body: { text: "a=1" } },
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

export const forwardingChecks: readonly Check[] = [...target, ...bodies, ...bodiesOfOthers, ...methods];
