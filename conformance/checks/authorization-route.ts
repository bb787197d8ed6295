import type { Check } from "../engine/check.ts";
import { allows } from "./answer-rules.ts";
import { compared, labPaths, noCredentials, noRoute } from "./compared.ts";
import { refused } from "./expect.ts";

/** AUTHZ-05, AUTHZ-06: no route, no method. */
export const authorizationRouteChecks: readonly Check[] = [
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
					: { after: [{ flipCharacter: { header: "X-Signature", at: -5 } }] }),
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
