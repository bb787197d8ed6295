import type { Check } from "../engine/check.ts";
import { compared, labPaths } from "./compared.ts";
import { scenario } from "./define.ts";
import { accepted, refused } from "./expect.ts";
import { honestToken, scopesOf } from "./honest-token.ts";
import { each } from "./series.ts";
import { methodAsSent } from "./upstream-rules.ts";

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

export const authorizationScopeChecks: readonly Check[] = [...scopes, ...head];
