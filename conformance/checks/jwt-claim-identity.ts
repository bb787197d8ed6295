import type { Check } from "../engine/check.ts";
import { acceptsToken, refusesToken } from "./bearer.ts";

/** Texts that no header could carry, or that would be another text there. */
const unsafe = [
	["empty", ""],
	["number", 1],
	["null", null],
	["true", true],
	["array", ["user-1"]],
	["object", { id: "user-1" }],
	["line-break", "user-1\r\nX-Admin: 1"],
	["line-feed", "user-1\nX-Admin: 1"],
	["nul", "user-1\0"],
	["tab", "user\t1"],
	["delete", "user-1\x7f"],
	["latin", "us\u00e9r"],
	["emoji", "user-\u{1f600}"],
	["line-separator", "user\u20281"],
	["leading-blank", " user-1"],
	["trailing-blank", "user-1 "],
	["blank", " "],
	["too-long", "u".repeat(257)],
	["enormous", "u".repeat(3000)],
] as const;

/** What breaks a header, what a header garbles, and what is no text that names anybody. */
function threatsOf(slug: (typeof unsafe)[number][0]): readonly string[] {
	switch (slug) {
		case "line-break":
		case "line-feed":
		case "nul":
			return ["JWT-46", "FWD-21"];
		case "latin":
		case "emoji":
		case "line-separator":
		case "too-long":
		case "enormous":
			return ["JWT-47", "FWD-21"];
		default:
			return ["JWT-45"];
	}
}

/** JWT-CLAIM-07, JWT-CLAIM-08: claims that become headers. */
export const jwtIdentityChecks: readonly Check[] = [
	refusesToken({
		id: "JWT-CLAIM-07/absent",
		title: "refuses a token without a subject",
		severity: "medium",
		threats: ["JWT-45"],
		references: ["RFC 8725 §3.8"],
		token: { omit: ["claims.sub"] },
	}),
	...(["sub", "org_id", "azp", "client_id"] as const).flatMap((claim) =>
		unsafe.map(([slug, value]) =>
			refusesToken({
				id: claim === "sub" ? `JWT-CLAIM-07/${slug}` : `JWT-CLAIM-08/${claim.replace("_", "-")}-${slug}`,
				title: `refuses a token whose ${claim} is not a text that a header can carry`,
				severity: slug.startsWith("line") ? "high" : "medium",
				threats: threatsOf(slug),
				references: slug.startsWith("line") ? ["CWE-113"] : ["RFC 8725 §3.8"],
				// The shortest and the longest that it may be are the neighbours of what it may not.
				twin: {
					...(claim === "client_id" ? { omit: ["claims.azp"] } : {}),
					claims: { [claim]: slug === "too-long" ? "u".repeat(256) : slug === "empty" ? "u" : 'user 1|x,y;z"\\' },
				},
				token: {
					...(claim === "client_id" ? { omit: ["claims.azp"] } : {}),
					claims: { [claim]: value },
				},
			}),
		),
	),
	refusesToken({
		id: "JWT-CLAIM-08/azp-null-beside-client-id",
		title: "refuses a token whose azp is null, although its client_id is a good one",
		severity: "low",
		threats: ["JWT-56"],
		twin: { claims: { azp: "client-1", client_id: "client-1" } },
		token: { claims: { azp: null, client_id: "client-1" } },
	}),
	acceptsToken({
		id: "JWT-CLAIM-08/client-id-beside-azp",
		title: "looks at no client_id when there is an azp",
		severity: "low",
		threats: ["JWT-56"],
		token: { claims: { azp: "client-1", client_id: 1 } },
		twin: { claims: { azp: "client-1" } },
	}),
];
