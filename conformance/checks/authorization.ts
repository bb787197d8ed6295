import type { Probe } from "../client/probe.ts";
import type { Check } from "../engine/check.ts";
import type { Expectation } from "../engine/expectation.ts";
import { allows } from "./answer-rules.ts";
import { exchange, scenario } from "./define.ts";
import { accepted, refused } from "./expect.ts";
import { honestToken } from "./honest-token.ts";
import { scopesOf } from "./jwt-claim.ts";
import { needsOf } from "./needs-of.ts";
import { each, inOrder } from "./series.ts";
import { identityNames, methodAsSent, without } from "./upstream-rules.ts";

/** The routes of the embedded gateway that some of these checks rely on; see `embedded/gateway-config.ts`. */
const labPaths = {
	/** Exact, GET, sites:read. */
	exact: "/status",
	/** A pattern under `/sites/*`, GET, sites:read and sites:audit. */
	twoScopes: "/sites/audit/{id}",
	/** A pattern, POST only, no scope. */
	postOnly: "/inbox/{id}",
	/** Exact and public. */
	open: "/hi",
} as const;

const noRoute = refused("no_route");
const noCredentials = refused("unauthenticated");

type Told = Pick<Check, "id" | "title" | "severity" | "threats"> & Partial<Pick<Check, "references" | "needs">>;

/** A check in which twin and probe are both told in full. */
function compared(check: Told, twin: Probe, probe: Probe, expect: Expectation): Check {
	return exchange({ ...check, needs: [...needsOf(twin, probe), ...(check.needs ?? [])], twin, probe, expect });
}

/** AUTHZ-01, AUTHZ-02: which path a pattern matches, asked with credentials that would let it through. */
const matching = [
	...(
		[
			["trailing-slash", `${labPaths.exact}/`, "with a slash after it"],
			["below", `${labPaths.exact}/{id}`, "with a segment after it"],
			["longer", `${labPaths.exact}x`, "with a character after it"],
			["shorter", labPaths.exact.slice(0, -1), "without its last character"],
			["upper-case", labPaths.exact.toUpperCase(), "in upper case"],
			["parameter", `${labPaths.exact};v=1`, "with a parameter"],
			["below-another", `/x${labPaths.exact}`, "below another segment"],
		] as const
	).map(([slug, path, what]) =>
		compared(
			{
				id: `AUTHZ-01/exact-${slug}`,
				title: `does not take an exact path for itself ${what}`,
				severity: "high",
				threats: ["AUT-13", "CAN-18", "CAN-19"],
				references: ["CWE-647"],
				needs: ["lab"],
			},
			{ credential: "jwt", path: labPaths.exact },
			{ credential: "jwt", path },
			noRoute,
		),
	),
	compared(
		{
			id: "AUTHZ-01/exact-before-pattern",
			title: "takes an exact path before a pattern that matches it too, with its scopes",
			severity: "high",
			threats: ["AZ-05"],
			references: ["CWE-863"],
			needs: ["lab"],
		},
		{ credential: "jwt", path: "/sites/closedx" },
		{ credential: "jwt", path: "/sites/closed" },
		refused("insufficient_scope"),
	),
	compared(
		{
			id: "AUTHZ-01/not-decoded",
			title: "matches the path as it is and not what it decodes to",
			severity: "high",
			threats: ["AUT-13"],
			references: ["CWE-647"],
			needs: ["lab"],
		},
		{ credential: "jwt", path: "/hi:there" },
		{ credential: "jwt", path: "/hi%3Athere" },
		noRoute,
	),
	compared(
		{
			id: "AUTHZ-01/query-plays-no-part",
			title: "takes no part of the query for the path",
			severity: "high",
			threats: ["AUT-13"],
			references: ["CVE-2025-54576"],
			needs: ["lab"],
		},
		{ credential: "jwt", path: labPaths.exact, query: "x=/nowhere" },
		{ credential: "jwt", path: "/nowhere/{id}", query: `x=${labPaths.exact}` },
		noRoute,
	),
	...(
		[
			["with-slash", "/sites/"],
			["without-slash", "/sites"],
			["longer-name", "/sitesx/{id}"],
			["upper-case", "/SITES/{id}"],
			["below-another", "/x/sites/{id}"],
			["root", "/"],
		] as const
	).map(([slug, path]) =>
		compared(
			{
				id: `AUTHZ-02/pattern-${slug}`,
				title: "lets a pattern match only paths that have its prefix and at least one more character",
				severity: "high",
				threats: ["AUT-13"],
				references: ["CWE-647"],
				needs: ["lab"],
			},
			{ credential: "jwt", path: "/sites/{id}" },
			{ credential: "jwt", path },
			noRoute,
		),
	),
	compared(
		{
			id: "AUTHZ-02/one-more-character",
			title: "lets a pattern match a path with one more character, and one with several segments",
			severity: "medium",
			threats: ["AUT-13"],
			needs: ["lab"],
		},
		{ credential: "jwt", path: "/sites/{id}/a/b//".slice(0, -1) },
		{ credential: "jwt", path: "/sites/1" },
		accepted(),
	),
	compared(
		{
			id: "AUTHZ-02/longest-pattern",
			title: "takes the longer of two patterns that match, with its scopes",
			severity: "high",
			threats: ["AZ-05"],
			references: ["CWE-863"],
			needs: ["lab"],
		},
		{ credential: "jwt", path: "/sites/auditx/{id}" },
		{ credential: "jwt", path: labPaths.twoScopes },
		refused("insufficient_scope"),
	),
];

/** AUTHZ-03, AUTHZ-04: what is public, and that nothing else is. */
const open = [
	...(
		[
			["in-query", "/sites/{id}", `x=${labPaths.open}`],
			["in-fragment-like-query", "/sites/{id}", labPaths.open],
			["as-last-segment", `/sites/{id}${labPaths.open}`, undefined],
			["as-parameter", `/sites/{id};${labPaths.open}`, undefined],
			["below-it", `${labPaths.open}/{id}`, undefined],
			["with-slash", `${labPaths.open}/`, undefined],
			["longer", `${labPaths.open}x`, undefined],
			["upper-case", labPaths.open.toUpperCase(), undefined],
			["parameter", `${labPaths.open};x=1`, undefined],
			["with-extension", `${labPaths.open}.css`, undefined],
			["prefix-of-pattern", "/open", undefined],
			["pattern-with-nothing", "/open/", undefined],
			["longer-than-pattern", "/openx/{id}", undefined],
		] as const
	).map(([slug, path, query]) =>
		compared(
			{
				id: `AUTHZ-03/${slug}`,
				title: "asks for credentials on a path that only resembles a public one",
				severity: "critical",
				threats: ["AUT-13"],
				references: ["CVE-2025-54576", "CVE-2025-58362"],
				needs: ["lab"],
			},
			{ credential: "none", path: labPaths.open },
			{ credential: "none", path, ...(query === undefined ? {} : { query }) },
			noCredentials,
		),
	),
	...(
		[
			["dot-segments", "{route}/../..", "/sites/{id}"],
			["encoded-dot-segments", "{route}/%2E%2E/%2E%2E", "/sites/{id}"],
			["backslash", "{route}\\..\\..", "/sites/{id}"],
			["matrix-dots", "{route}/..;", "/sites/{id}"],
		] as const
	).map(([slug, prefix, rest]) =>
		compared(
			{
				id: `AUTHZ-03/${slug}`,
				title: "does not forward a path that leads out of a public one by another reading",
				severity: "critical",
				threats: ["AUT-13", "FWD-06", "FWD-09"],
				references: ["CWE-22", "CWE-436"],
				needs: ["lab"],
			},
			{ credential: "none", route: "public" },
			{ credential: "none", path: `${prefix.replace("{route}", labPaths.open)}${rest}` },
			refused(["malformed_target", "unauthenticated"]),
		),
	),
	compared(
		{
			id: "AUTHZ-03/decodes-to-public",
			title: "asks for credentials on a path that is public only once it is decoded",
			severity: "critical",
			threats: ["AUT-13"],
			references: ["CVE-2025-54576", "CWE-647"],
			needs: ["lab"],
		},
		{ credential: "none", path: "/hi:there" },
		{ credential: "none", path: "/hi%3Athere" },
		noCredentials,
	),
	...(["HEAD", "OPTIONS", "POST", "DELETE"] as const).map((method) =>
		compared(
			{
				id: `AUTHZ-03/${method.toLowerCase()}`,
				title: `asks for credentials for ${method} as for GET`,
				severity: "high",
				threats: ["AUT-17", "AUT-01"],
				references: ["CWE-306"],
			},
			{ credential: "any" },
			{ credential: "none", method },
			noCredentials,
		),
	),
	exchange({
		id: "AUTHZ-03/method-that-is-not-public",
		title: "asks for credentials for a method that a public route lacks",
		severity: "high",
		threats: ["AUT-13", "MET-03"],
		references: ["CWE-306"],
		needs: ["lab", "route.public"],
		twin: { credential: "none", route: "public" },
		probe: { credential: "none", route: "public", method: "DELETE" },
		expect: noCredentials,
	}),
	...(
		[
			["bad-token", [["Authorization", "Bearer x.y.z"]]],
			["other-scheme", [["Authorization", "Basic dXNlcjpwYXNz"]]],
			[
				"stale-signature",
				[
					["X-Key-Id", "nobody"],
					["X-Timestamp", "1000000000"],
				],
			],
			[
				"conflict",
				[
					["Authorization", "Bearer x.y.z"],
					["X-Signature", "v1="],
				],
			],
		] as const
	).map(([slug, headers]) =>
		exchange({
			id: `AUTHZ-04/${slug}`,
			title: "looks at no credentials on a public route, and forwards none",
			severity: "medium",
			threats: ["AUT-21", "FWD-05"],
			references: ["CWE-522"],
			needs: ["route.public", "echo"],
			twin: { credential: "none", route: "public" },
			probe: { credential: "none", route: "public", headers },
			expect: accepted(without("authorization", "x-key-id", "x-timestamp", "x-signature", ...identityNames)),
		}),
	),
	...(["hmac", "jwt"] as const).map((credential) =>
		exchange({
			id: `AUTHZ-04/good-${credential}`,
			title: "tells the upstream of a public route no identity, even if good credentials are sent",
			severity: "medium",
			threats: ["AUT-21"],
			references: ["CWE-522"],
			needs: [credential, "route.public", "echo"],
			twin: { credential: "none", route: "public" },
			probe: { credential, route: "public" },
			expect: accepted(without("authorization", "x-key-id", "x-nonce", "x-signature", ...identityNames)),
		}),
	),
	scenario({
		id: "AUTHZ-04/spends-no-nonce",
		title: "spends no nonce on a public route",
		severity: "medium",
		threats: ["AUT-21"],
		needs: ["hmac", "route.public"],
		run: async (trial) => {
			const request = await trial.prepare({ credential: "hmac", route: "public" });
			return inOrder(
				trial,
				[1, 2].map(() => async () => trial.judge.expect(await request.send(), accepted())),
			);
		},
	}),
];

/** AUTHZ-05, AUTHZ-06: no route, no method. */
const missing = [
	...(["hmac", "jwt"] as const).flatMap((credential) => [
		compared(
			{
				id: `AUTHZ-05/known-to-${credential}`,
				title: "answers an unknown path with 404 to the authenticated",
				severity: "low",
				threats: ["ERR-15", "AZ-05"],
				references: ["CWE-276"],
			},
			{ credential },
			{ credential, route: "unknown" },
			noRoute,
		),
		compared(
			{
				id: `AUTHZ-05/bad-${credential}`,
				title: "answers an unknown path with 401 to whoever fails to authenticate",
				severity: "medium",
				threats: ["ERR-08", "ERR-15"],
				references: ["CWE-204"],
			},
			{ credential },
			{
				credential,
				route: "unknown",
				...(credential === "jwt"
					? { token: { text: [{ flipBit: { part: 2, byte: 0 } }] } }
					: { after: [{ flipCharacter: { header: "X-Signature", at: -1 } }] }),
			},
			refused(credential === "jwt" ? "invalid_token" : "invalid_credentials"),
		),
	]),
	compared(
		{
			id: "AUTHZ-05/unknown-to-others",
			title: "answers an unknown path with 401 to the unauthenticated, as a known one",
			severity: "medium",
			threats: ["ERR-08", "ERR-15", "AZ-05"],
			references: ["CWE-204"],
		},
		{ credential: "any" },
		{ credential: "none", route: "unknown" },
		noCredentials,
	),
	...(
		[
			["options", "/sites/{id}", "OPTIONS", ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]],
			["post", labPaths.exact, "POST", ["GET", "HEAD"]],
			["delete-of-public", labPaths.open, "DELETE", ["GET", "HEAD"]],
			["head-where-get-is-missing", labPaths.postOnly, "HEAD", ["POST"]],
			["get-where-post-is", labPaths.postOnly, "GET", ["POST"]],
		] as const
	).flatMap(([slug, path, method, allowed]) => [
		compared(
			{
				id: `AUTHZ-06/${slug}`,
				title: `refuses a method that the route lacks, and says which it has`,
				severity: "medium",
				threats: ["MET-02", "MET-03"],
				references: ["RFC 9110 §15.5.6"],
				needs: ["lab"],
			},
			{ credential: "jwt" },
			{ credential: "jwt", path, method },
			refused("method_not_allowed", allows(...allowed)),
		),
		compared(
			{
				id: `AUTHZ-06/${slug}-unauthenticated`,
				title: "does not say to the unauthenticated which methods a route has",
				severity: "medium",
				threats: ["MET-03", "ERR-08"],
				references: ["CWE-204"],
				needs: ["lab"],
			},
			{ credential: "any" },
			{ credential: "none", path, method },
			noCredentials,
		),
	]),
];

/** AUTHZ-07, AUTHZ-08: scopes. */
const scopes = [
	compared(
		{
			id: "AUTHZ-07/key-without-scope",
			title: "refuses a key that lacks the scope of the route",
			severity: "critical",
			threats: ["AZ-01"],
			references: ["CWE-862"],
		},
		{ credential: "hmac", route: "write" },
		{ credential: "hmac", route: "write", key: "readOnly" },
		refused("insufficient_scope"),
	),
	compared(
		{
			id: "AUTHZ-07/token-without-scope",
			title: "refuses a token without any scope where the route asks for one",
			severity: "high",
			threats: ["AZ-01", "JWT-51"],
			references: ["CWE-276"],
			needs: ["route.scopes"],
		},
		{ credential: "jwt" },
		{ credential: "jwt", token: { omit: ["claims.scope", "claims.permissions"] } },
		refused("insufficient_scope"),
	),
	compared(
		{
			id: "AUTHZ-07/token-with-other-scope",
			title: "refuses a token with the scopes of other routes",
			severity: "high",
			threats: ["AZ-01", "JWT-50"],
			references: ["CWE-862"],
			needs: ["route.scopes"],
		},
		{ credential: "jwt" },
		{ credential: "jwt", token: { omit: ["claims.permissions"], claims: { scope: "of-a-test:1 openid profile" } } },
		refused("insufficient_scope"),
	),
	compared(
		{
			id: "AUTHZ-07/both-scopes",
			title: "refuses a token that has one of two scopes which the route asks for",
			severity: "high",
			threats: ["AZ-01"],
			references: ["CWE-863"],
			needs: ["lab"],
		},
		{ credential: "jwt", path: labPaths.twoScopes, token: { claims: { scope: "sites:audit sites:read" } } },
		{ credential: "jwt", path: labPaths.twoScopes, token: { claims: { scope: "sites:audit sites:write" } } },
		refused("insufficient_scope"),
	),
	...(["POST", "PUT", "PATCH", "DELETE"] as const).map((method) =>
		compared(
			{
				id: `AUTHZ-07/reader-${method.toLowerCase()}`,
				title: `refuses ${method} by a token that may only read`,
				severity: "high",
				threats: ["MET-03"],
				references: ["CWE-285"],
				needs: ["lab"],
			},
			{ credential: "jwt", method, path: "/sites/{id}", token: { claims: { scope: "sites:write" } } },
			{ credential: "jwt", method, path: "/sites/{id}", token: { claims: { scope: "sites:read" } } },
			refused("insufficient_scope"),
		),
	),
	scenario({
		id: "AUTHZ-08/near-misses",
		title: "compares scopes whole, in their own case, without wildcards",
		severity: "high",
		threats: ["AZ-04", "JWT-50"],
		references: ["RFC 6749 §3.3", "CWE-863"],
		needs: ["jwt.sign", "route.scopes"],
		run: async (trial) => {
			const own = scopesOf(await honestToken(trial));
			const honest = await trial.judge.expect(await trial.exchange({ credential: "jwt" }), accepted());
			if (honest.verdict !== "pass") return honest;
			const spelled = (change: (scope: string) => string) => own.map(change).join(" ");
			const near = [
				spelled((scope) => `x${scope}`),
				spelled((scope) => `${scope}x`),
				spelled((scope) => `x${scope}x`),
				spelled((scope) => scope.slice(0, -1)),
				spelled((scope) => scope.slice(1)),
				spelled((scope) => scope.toUpperCase()),
				spelled((scope) => `${scope},${scope}`),
				spelled((scope) => scope.replace(/[^:]*$/, "*")),
				spelled((scope) => scope.replace(/[^:]*$/, "") || "x"),
				spelled((scope) => scope.split(":").join(".")),
				"*",
				"*:*",
				"admin root all",
				".*",
			];
			return each(
				trial,
				near.map((scope) => ({ credential: "jwt", token: { omit: ["claims.permissions"], claims: { scope } } })),
				refused("insufficient_scope"),
			);
		},
	}),
];

/** AUTHZ-09: HEAD is GET. */
const head = [
	...(["hmac", "jwt"] as const).map((credential) =>
		compared(
			{
				id: `AUTHZ-09/${credential}`,
				title: "allows HEAD where the route has GET",
				severity: "low",
				threats: ["MET-03"],
				references: ["RFC 9110 §9.3.2"],
				needs: ["lab", "echo.log"],
			},
			{ credential },
			{ credential, method: "HEAD" },
			accepted(methodAsSent),
		),
	),
	compared(
		{
			id: "AUTHZ-09/scopes-of-get",
			title: "asks for GET's scopes for HEAD",
			severity: "high",
			threats: ["MET-03"],
			references: ["CWE-285"],
			needs: ["lab"],
		},
		{ credential: "jwt", path: "/sites/{id}", method: "HEAD", token: { claims: { scope: "sites:read" } } },
		{ credential: "jwt", path: "/sites/{id}", method: "HEAD", token: { claims: { scope: "sites:write" } } },
		refused("insufficient_scope"),
	),
];

export const authorizationChecks: readonly Check[] = [...matching, ...open, ...missing, ...scopes, ...head];
