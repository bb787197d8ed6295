import type { Check } from "../engine/check.ts";
import { compared, labPaths, noRoute } from "./compared.ts";
import { accepted, refused } from "./expect.ts";

/** AUTHZ-01, AUTHZ-02: which path a pattern matches, asked with credentials that would let it through. */
export const authorizationChecks: readonly Check[] = [
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
				threats: ["AUT-13", "CAN-18", "CAN-19", ...(slug === "parameter" ? ["FWD-09"] : [])],
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
	...(
		[
			["longest-pattern", "behind the shorter one", labPaths.twoScopes],
			["longest-pattern-first", "before the shorter one", labPaths.twoScopesFirst],
		] as const
	).map(([slug, where, path]) =>
		compared(
			{
				id: `AUTHZ-02/${slug}`,
				title: `takes the longer of two patterns that match, with its scopes, where it is listed ${where}`,
				severity: "high",
				threats: ["AZ-05"],
				references: ["CWE-863"],
				needs: ["lab"],
			},
			{ credential: "jwt", path: path.replace("/{id}", "x/{id}") },
			{ credential: "jwt", path },
			refused("insufficient_scope"),
		),
	),
];
