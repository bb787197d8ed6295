import type { Change } from "../client/probe.ts";
import type { Check } from "../engine/check.ts";
import { bearer, none } from "./credential-parts.ts";
import { accepted, refused } from "./expect.ts";
import { differing, validRead } from "./signed.ts";

const unauthenticated = refused("unauthenticated");
const badToken = refused("invalid_token");

/** CRED-06: other schemes, some of them with a valid token. */
const schemes: Check[] = [
	...(
		[
			["basic", "Basic", "Basic dXNlcjpwYXNzd29yZA=="],
			["digest", "Digest", 'Digest username="admin", realm="x", nonce="y", response="z"'],
			["negotiate", "Negotiate", "Negotiate YII="],
			["bare-word", "a bare word", "admin"],
			["bare-null", "null", "null"],
			["comma", "a comma", ","],
		] as const
	).map(([slug, what, value]) =>
		differing({
			id: `CRED-06/${slug}`,
			title: `refuses an Authorization of ${what}`,
			severity: "medium",
			threats: ["AUT-08"],
			references: ["RFC 9110 §11.4"],
			twin: validRead,
			defect: { ...none, headers: [["Authorization", value]] },
			expect: unauthenticated,
		}),
	),
	...(
		[
			["token", "Token", { inHeader: ["Authorization", "Bearer", "Token"] }, ["AUT-08"]],
			["jwt", "JWT", { inHeader: ["Authorization", "Bearer", "JWT"] }, ["AUT-08"]],
			["basic-with-token", "Basic", { inHeader: ["Authorization", "Bearer", "Basic"] }, ["AUT-08", "ERR-13"]],
			["no-scheme", "no scheme", { inHeader: ["Authorization", "Bearer ", ""] }, ["AUT-07"]],
			["glued", "Bearer glued to it", { inHeader: ["Authorization", "Bearer ", "Bearer"] }, ["AUT-07"]],
			[
				"longer-name",
				"a scheme whose name begins with Bearer",
				{ inHeader: ["Authorization", "Bearer", "Bearers"] },
				["AUT-07"],
			],
			["comma-first", "a comma, and Bearer behind it", { prependTo: ["Authorization", ", "] }, ["AUT-09"]],
			["basic-first", "Basic, and Bearer behind a comma", { prependTo: ["Authorization", "Basic x, "] }, ["AUT-09"]],
		] satisfies [string, string, Change, string[]][]
	).map(([slug, what, change, threats]) =>
		differing({
			id: `CRED-06/${slug}`,
			title: `refuses a valid token under ${what}`,
			severity: "medium",
			threats,
			references: ["RFC 9110 §11.4", "CVE-2021-32777"],
			twin: bearer,
			defect: { after: [change] },
			expect: unauthenticated,
		}),
	),
];

/** CRED-07: one scheme, one name. */
const bearerNames: Check[] = (
	[
		["lower-case", "bearer in lower case", "bearer "],
		["upper-case", "BEARER in upper case", "BEARER "],
		["mixed-case", "bEaReR in mixed case", "bEaReR "],
		["several-spaces", "Bearer and several spaces", "Bearer    "],
	] as const
).map(([slug, what, text]) =>
	differing({
		id: `CRED-07/${slug}`,
		title: `accepts a token behind ${what}`,
		severity: "low",
		threats: ["AUT-06"],
		references: ["RFC 9110 §11.1", "RFC 6750 §2.1"],
		twin: bearer,
		defect: { after: [{ inHeader: ["Authorization", "Bearer ", text] }] },
		expect: accepted(),
	}),
);

const otherToken = "eyJhbGciOiJub25lIn0.e30.AAAA";

/** CRED-08: a valid token, and something more. */
const bearerForms: Check[] = [
	...(
		[
			["tab", "behind a tab", { inHeader: ["Authorization", "Bearer ", "Bearer\t"] }, ["AUT-07"]],
			[
				"space-and-tab",
				"behind a space and a tab",
				{ inHeader: ["Authorization", "Bearer ", "Bearer \t"] },
				["AUT-07"],
			],
			[
				"tab-and-space",
				"behind a tab and a space",
				{ inHeader: ["Authorization", "Bearer ", "Bearer\t "] },
				["AUT-07"],
			],
			["colon", "behind a colon", { inHeader: ["Authorization", "Bearer ", "Bearer: "] }, ["AUT-07"]],
			["comma-before", "behind a comma", { inHeader: ["Authorization", "Bearer ", "Bearer, "] }, ["AUT-07"]],
			["word-behind", "before another word", { appendTo: ["Authorization", " x"] }, ["AUT-07"]],
			["token-behind", "before another token", { appendTo: ["Authorization", ` ${otherToken}`] }, ["AUT-07"]],
			[
				"token-before",
				"behind another token",
				{ inHeader: ["Authorization", "Bearer ", `Bearer ${otherToken} `] },
				["AUT-07"],
			],
			["comma", "before a comma", { appendTo: ["Authorization", ","] }, ["HDR-13", "AUT-09"]],
			[
				"bearer-behind",
				"before a second Bearer",
				{ appendTo: ["Authorization", `, Bearer ${otherToken}`] },
				["AUT-09"],
			],
			["basic-behind", "before a Basic", { appendTo: ["Authorization", ", Basic x"] }, ["AUT-09"]],
			["quotes", "in quotation marks", { inHeader: ["Authorization", "Bearer ", 'Bearer "'] }, ["AUT-07", "JWT-32"]],
			["parameter", "as a parameter", { inHeader: ["Authorization", "Bearer ", "Bearer token="] }, ["AUT-07"]],
			["equals-sign", "behind an equals sign", { inHeader: ["Authorization", "Bearer ", "Bearer="] }, ["AUT-07"]],
			[
				"scheme-twice",
				"behind a second name of the scheme",
				{ inHeader: ["Authorization", "Bearer ", "Bearer Bearer "] },
				["AUT-07"],
			],
			["twice", "in each of two fields", { duplicate: "Authorization" }, ["HDR-01"]],
			[
				"good-then-bad",
				"before a field with another token",
				{ add: ["Authorization", `Bearer ${otherToken}`] },
				["HDR-01", "AUT-09"],
			],
			[
				"bad-then-good",
				"behind a field with another token",
				{ addFirst: ["Authorization", `Bearer ${otherToken}`] },
				["HDR-01", "AUT-09"],
			],
		] satisfies [string, string, Change, string[]][]
	).map(([slug, what, change, threats]) =>
		differing({
			id: `CRED-08/${slug}`,
			title: `refuses a valid token ${what}`,
			severity: "medium",
			threats,
			references: ["RFC 6750 §2.1"],
			twin: bearer,
			defect: { after: [change] },
			expect: badToken,
		}),
	),
	...(
		[
			["alone", "Bearer without a token", "Bearer"],
			["space-alone", "Bearer and a space", "Bearer "],
			["dots", "Bearer and two dots", "Bearer .."],
			["undefined", "Bearer undefined", "Bearer undefined"],
			["null", "Bearer null", "Bearer null"],
		] as const
	).map(([slug, what, value]) =>
		differing({
			id: `CRED-08/${slug}`,
			title: `refuses ${what}`,
			severity: "medium",
			threats: ["AUT-07"],
			references: ["RFC 6750 §2.1"],
			twin: validRead,
			defect: { ...none, headers: [["Authorization", value]] },
			expect: badToken,
		}),
	),
];

/** CRED-06 to CRED-08: the scheme of Authorization. */
export const bearerSchemeChecks: readonly Check[] = [...schemes, ...bearerNames, ...bearerForms];
