import { AUDIENCE, ISSUER, type TokenCase, tokenFile } from "../make/token.ts";

const claim = (
	slug: string,
	requirement: string,
	flag: string,
	comment: string,
	claims: Readonly<Record<string, unknown>>,
): TokenCase => ({
	slug,
	requirement,
	flags: [flag],
	comment,
	claims,
	step: requirement === "JWT-CLAIM-01" ? "token-issuer" : "token-claims",
});

const LONGEST = "u".repeat(256);

const TEXTS: readonly (readonly [slug: string, comment: string, value: unknown])[] = [
	["empty", "empty", ""],
	["number", "a number", 42],
	["null", "null", null],
	["true", "a boolean", true],
	["array", "an array", ["user-42"]],
	["object", "an object", { id: "user-42" }],
	["line-feed", "with CR, LF and a header", "user-42\r\nX-Admin: 1"],
	["nul", "with a NUL", "user-42\u0000"],
	["tab", "with a tab", "user\t42"],
	["non-ascii", "with a letter beyond ASCII", "usér-42"],
	["emoji", "with a character beyond the first plane", "user-😀"],
	["lone-surrogate", "with half of a surrogate pair", "user-\ud83d"],
	["blank-before", "with a blank before", " user-42"],
	["blank-after", "with a blank after", "user-42 "],
	["257-characters", "of 257 characters", "u".repeat(257)],
];

const cases: readonly TokenCase[] = [
	{
		slug: "plain",
		requirement: "JWT-CLAIM-07",
		flags: ["Baseline"],
		comment: "Issuer, audience, subject, organisation and client.",
	},
	claim("iss-absent", "JWT-CLAIM-01", "Issuer", "No iss.", { iss: undefined }),
	claim("iss-other", "JWT-CLAIM-01", "Issuer", "Another issuer.", { iss: "https://attacker.example/" }),
	claim("iss-without-slash", "JWT-CLAIM-01", "Issuer", "Without the slash at the end.", { iss: ISSUER.slice(0, -1) }),
	claim("iss-case", "JWT-CLAIM-01", "Issuer", "In another case.", { iss: ISSUER.toUpperCase() }),
	claim("iss-prefix", "JWT-CLAIM-01", "Issuer", "One that begins like the right one.", { iss: `${ISSUER}tenant` }),
	claim("iss-substring", "JWT-CLAIM-01", "Issuer", "A piece of the right one.", { iss: "https://issuer.example" }),
	claim("iss-port", "JWT-CLAIM-01", "Issuer", "With the default port.", { iss: "https://issuer.example.com:443/" }),
	claim("iss-array", "JWT-CLAIM-01", "ClaimType", "An array with the right one.", { iss: [ISSUER] }),
	claim("iss-null", "JWT-CLAIM-01", "ClaimType", "null.", { iss: null }),
	claim("iss-empty", "JWT-CLAIM-01", "Issuer", "Empty.", { iss: "" }),
	...(
		[
			["array", [AUDIENCE]],
			["array-first", [AUDIENCE, "https://other.example.com"]],
			["array-last", ["https://other.example.com", AUDIENCE]],
		] as const
	).map(([slug, aud]) => ({
		slug: `aud-${slug}`,
		requirement: "JWT-CLAIM-02",
		flags: ["Audience"],
		comment: `An array with our audience: ${slug}.`,
		claims: { aud },
	})),
	claim("aud-absent", "JWT-CLAIM-02", "Audience", "No aud.", { aud: undefined }),
	claim("aud-other", "JWT-CLAIM-02", "Audience", "Another audience.", { aud: "https://other.example.com" }),
	claim("aud-slash", "JWT-CLAIM-02", "Audience", "A slash at the end.", { aud: `${AUDIENCE}/` }),
	claim("aud-case", "JWT-CLAIM-02", "Audience", "In another case.", { aud: AUDIENCE.toUpperCase() }),
	claim("aud-substring", "JWT-CLAIM-02", "Audience", "A piece of the right one.", { aud: AUDIENCE.slice(0, -4) }),
	claim("aud-superstring", "JWT-CLAIM-02", "Audience", "One that begins like the right one.", {
		aud: `${AUDIENCE}.attacker.example`,
	}),
	claim("aud-list-in-string", "JWT-CLAIM-02", "Audience", "A list within a string.", {
		aud: `https://other.example.com,${AUDIENCE}`,
	}),
	claim("aud-empty", "JWT-CLAIM-02", "Audience", "Empty.", { aud: "" }),
	claim("aud-empty-array", "JWT-CLAIM-02", "Audience", "An empty array.", { aud: [] }),
	claim("aud-nested-array", "JWT-CLAIM-02", "ClaimType", "An array within an array.", { aud: [[AUDIENCE]] }),
	claim("aud-mixed-array", "JWT-CLAIM-02", "ClaimType", "An array with a number beside the right one.", {
		aud: [AUDIENCE, 1],
	}),
	claim("aud-null-beside", "JWT-CLAIM-02", "ClaimType", "An array with null beside the right one.", {
		aud: [null, AUDIENCE],
	}),
	claim("aud-object", "JWT-CLAIM-02", "ClaimType", "An object.", { aud: { [AUDIENCE]: true } }),
	claim("aud-null", "JWT-CLAIM-02", "ClaimType", "null.", { aud: null }),
	claim("aud-true", "JWT-CLAIM-02", "ClaimType", "A boolean.", { aud: true }),
	{
		slug: "sub-longest",
		requirement: "JWT-CLAIM-07",
		flags: ["Subject"],
		comment: "A subject of 256 characters.",
		claims: { sub: LONGEST },
		principal: { subject: LONGEST },
	},
	{
		slug: "sub-one-character",
		requirement: "JWT-CLAIM-07",
		flags: ["Subject"],
		comment: "A subject of one character.",
		claims: { sub: "u" },
		principal: { subject: "u" },
	},
	{
		slug: "sub-inner-blank",
		requirement: "JWT-CLAIM-07",
		flags: ["Subject"],
		comment: "A blank within a subject, and signs of all kinds.",
		claims: { sub: 'auth0|Jane Doe, "x" <a@b>' },
		principal: { subject: 'auth0|Jane Doe, "x" <a@b>' },
	},
	claim("sub-absent", "JWT-CLAIM-07", "Subject", "No sub.", { sub: undefined }),
	...TEXTS.map(([slug, comment, sub]) =>
		claim(`sub-${slug}`, "JWT-CLAIM-07", "Subject", `A subject: ${comment}.`, { sub }),
	),
	{
		slug: "org-absent",
		requirement: "JWT-CLAIM-08",
		flags: ["ClaimInHeader"],
		comment: "No organisation.",
		claims: { org_id: undefined },
		principal: { organization: null },
	},
	...TEXTS.map(([slug, comment, value]) =>
		claim(`org-${slug}`, "JWT-CLAIM-08", "ClaimInHeader", `An organisation: ${comment}.`, { org_id: value }),
	),
	{
		slug: "client-absent",
		requirement: "JWT-CLAIM-08",
		flags: ["ClaimInHeader"],
		comment: "No client.",
		claims: { client_id: undefined },
		principal: { client: null },
	},
	{
		slug: "client-azp",
		requirement: "JWT-CLAIM-08",
		flags: ["ClaimInHeader"],
		comment: "azp comes before client_id.",
		claims: { azp: "client-8" },
		principal: { client: "client-8" },
	},
	{
		slug: "client-azp-alone",
		requirement: "JWT-CLAIM-08",
		flags: ["ClaimInHeader"],
		comment: "azp without client_id.",
		claims: { azp: "client-8", client_id: undefined },
		principal: { client: "client-8" },
	},
	{
		slug: "client-azp-hides-bad-client-id",
		requirement: "JWT-CLAIM-08",
		flags: ["ClaimInHeader"],
		comment: "With azp, client_id is not looked at.",
		claims: { azp: "client-8", client_id: 7 },
		principal: { client: "client-8" },
	},
	claim("client-azp-empty", "JWT-CLAIM-08", "ClaimInHeader", "An empty azp does not give way to client_id.", {
		azp: "",
	}),
	claim("client-azp-null", "JWT-CLAIM-08", "ClaimInHeader", "Nor does null.", { azp: null }),
	...TEXTS.map(([slug, comment, value]) =>
		claim(`client-${slug}`, "JWT-CLAIM-08", "ClaimInHeader", `A client: ${comment}.`, { client_id: value }),
	),
];

export const jwtIdentity = tokenFile("jwt-identity", "Issuer, audience, and the claims that become headers.", cases);
