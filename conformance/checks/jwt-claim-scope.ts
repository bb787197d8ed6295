import type { Check } from "../engine/check.ts";
import { refusesToken } from "./bearer.ts";
import { scenario } from "./define.ts";
import { accepted, refused } from "./expect.ts";
import { honestToken, scopesOf } from "./honest-token.ts";
import { each, inOrder } from "./series.ts";
import { identityIs } from "./upstream-rules.ts";

/** JWT-CLAIM-09, JWT-CLAIM-10: scopes. */
export const jwtScopeChecks: readonly Check[] = [
	scenario({
		id: "JWT-CLAIM-09/permissions",
		title: "takes the scopes from permissions when there is no scope",
		severity: "medium",
		threats: ["JWT-50"],
		references: ["RFC 9068 §2.2.3"],
		needs: ["jwt.sign", "echo"],
		run: async (trial) => {
			const own = scopesOf(await honestToken(trial));
			const permissions = [...own, "of-a-test:1"];
			return trial.judge.expect(
				await trial.exchange({ credential: "jwt", token: { omit: ["claims.scope"], claims: { permissions } } }),
				accepted(identityIs({ scopes: permissions })),
			);
		},
	}),
	scenario({
		id: "JWT-CLAIM-09/several-spaces",
		title: "divides the scopes at one or several spaces and takes them in their order",
		severity: "low",
		threats: ["JWT-50"],
		references: ["RFC 6749 §3.3"],
		needs: ["jwt.sign", "echo"],
		run: async (trial) => {
			const own = scopesOf(await honestToken(trial));
			const all = ["z:first", ...own, "of-a-test:1"];
			return trial.judge.expect(
				await trial.exchange({ credential: "jwt", token: { claims: { scope: all.join("   ") } } }),
				accepted(identityIs({ scopes: all })),
			);
		},
	}),
	scenario({
		id: "JWT-CLAIM-09/at-spaces-only",
		title: "divides scope at no other character than a space",
		severity: "high",
		threats: ["JWT-50"],
		references: ["RFC 6749 §3.3"],
		needs: ["jwt.sign", "route.scopes"],
		run: async (trial) => {
			const own = scopesOf(await honestToken(trial));
			const joints = [",", ";", "+", "|", "%20"];
			return each(
				trial,
				joints.map((joint) => ({
					credential: "jwt",
					token: { claims: { scope: ["of-a-test:1", ...own, "of-a-test:2"].join(joint) } },
				})),
				refused("insufficient_scope"),
			);
		},
	}),
	scenario({
		id: "JWT-CLAIM-09/scope-before-permissions",
		title: "looks at no permissions when there is a scope, even an empty one",
		severity: "high",
		threats: ["JWT-50", "JWT-51"],
		references: ["CWE-863"],
		needs: ["jwt.sign", "route.scopes"],
		run: async (trial) => {
			const permissions = scopesOf(await honestToken(trial));
			return inOrder(
				trial,
				(["", "of-a-test:1"] as const).map((scope) => async () => {
					const token = { claims: { scope, permissions } };
					return trial.judge.expect(await trial.exchange({ credential: "jwt", token }), refused("insufficient_scope"));
				}),
			);
		},
	}),
	scenario({
		id: "JWT-CLAIM-09/in-prototype",
		title: "takes no scopes from the member __proto__",
		severity: "high",
		threats: ["JWT-49"],
		references: ["CWE-1321"],
		needs: ["jwt.sign", "route.scopes"],
		run: async (trial) => {
			const scope = scopesOf(await honestToken(trial)).join(" ");
			const token = {
				omit: ["claims.scope", "claims.permissions"],
				claimsText: `{{honest},"__proto__":${JSON.stringify({ scope, permissions: scope.split(" ") })}}`,
			};
			return trial.judge.expect(await trial.exchange({ credential: "jwt", token }), refused("insufficient_scope"));
		},
	}),
	...(
		[
			["number", { scope: 1 }],
			["null", { scope: null }],
			["true", { scope: true }],
			["array", { scope: ["sites:read"] }],
			["object", { scope: { "sites:read": true } }],
			["tab", { scope: "sites:read\tsites:write" }],
			["line-feed", { scope: "sites:read\nsites:write" }],
			["quote", { scope: 'sites:read "all"' }],
			["backslash", { scope: "sites:read a\\b" }],
			["non-ascii", { scope: "sites:read caf\u00e9" }],
			["no-break-space", { scope: "sites:read\u00a0sites:write" }],
		] as const
	).map(([slug, claims]) =>
		refusesToken({
			id: `JWT-CLAIM-10/scope-${slug}`,
			title: "refuses a token whose scope is not a text of scopes",
			severity: "medium",
			threats: ["JWT-50"],
			references: ["RFC 6749 §3.3"],
			token: { claims },
		}),
	),
	...(
		[
			["text", "sites:read"],
			["null", null],
			["object", { 0: "sites:read", length: 1 }],
			["number-in-array", ["sites:read", 1]],
			["array-in-array", [["sites:read"]]],
			["null-in-array", ["sites:read", null]],
			["empty-scope", ["sites:read", ""]],
			["two-in-one", ["sites:read sites:write"]],
			["line-feed", ["sites:read\n"]],
			["non-ascii", ["sites:read", "caf\u00e9"]],
		] as const
	).map(([slug, permissions]) =>
		refusesToken({
			id: `JWT-CLAIM-10/permissions-${slug}`,
			title: "refuses a token without a scope whose permissions are not an array of scopes",
			severity: "medium",
			threats: ["JWT-50"],
			references: ["RFC 6749 §3.3"],
			token: { omit: ["claims.scope"], claims: { permissions } },
		}),
	),
];
