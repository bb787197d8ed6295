import type { Check } from "../engine/check.ts";
import { compared, labPaths, noCredentials } from "./compared.ts";
import { exchange, scenario } from "./define.ts";
import { accepted, refused } from "./expect.ts";
import { inOrder } from "./series.ts";
import { identityNames, without } from "./upstream-rules.ts";

/** AUTHZ-03, AUTHZ-04: what is public, and that nothing else is. */
export const authorizationPublicChecks: readonly Check[] = [
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
				threats: ["AUT-13", ...(slug === "parameter" ? ["FWD-09"] : [])],
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
