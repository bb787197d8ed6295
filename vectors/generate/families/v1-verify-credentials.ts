import type { Step } from "../../format.ts";
import { also, target, without } from "../make/change.ts";
import { type Change, type VerificationCase, verificationFile } from "../make/verification.ts";

const FIELDS = ["X-Key-Id", "X-Timestamp", "X-Nonce", "X-Content-SHA256", "X-Signature"] as const;
const QUERY = "/sites/s1?limit=10&X-Key-Id=live_org_test123&access_token=abc.def.ghi";
const unauthenticated = { status: 401, code: "unauthenticated", step: "credentials" } as const;
const conflict = { status: 400, code: "conflicting_credentials", step: "credentials" } as const;
const none: readonly Change[] = FIELDS.map(without);

/** Without any HMAC header field, with this Authorization. */
const bearer = (
	slug: string,
	requirement: string,
	flag: string,
	comment: string,
	authorization: string,
	step: Step,
): VerificationCase => ({
	slug,
	requirement,
	flags: [flag],
	comment,
	after: [...none, also("Authorization", authorization)],
	refusal: { status: 401, code: "invalid_token", step },
});

const otherScheme = (slug: string, comment: string, authorization: string): VerificationCase => ({
	slug,
	requirement: "CRED-06",
	flags: ["AuthorizationScheme"],
	comment,
	after: [...none, also("Authorization", authorization)],
	refusal: unauthenticated,
});

const beside = (slug: string, comment: string, authorization: string): VerificationCase => ({
	slug,
	requirement: "CRED-03",
	flags: ["ConflictingCredentials"],
	comment,
	after: [also("Authorization", authorization)],
	refusal: conflict,
});

const cases: readonly VerificationCase[] = [
	{ slug: "hmac", requirement: "CRED-02", flags: ["Baseline"], comment: "The five fields and nothing else." },
	{
		slug: "none",
		requirement: "CRED-01",
		flags: ["CredentialMissing"],
		comment: "No credential at all.",
		after: none,
		refusal: unauthenticated,
	},
	...["HEAD", "POST", "OPTIONS"].flatMap((name): VerificationCase[] => [
		{
			slug: `hmac-${name.toLowerCase()}`,
			requirement: "CRED-02",
			flags: ["Baseline"],
			comment: `A signed ${name}.`,
			sent: { method: name },
		},
		{
			slug: `none-${name.toLowerCase()}`,
			requirement: "CRED-01",
			flags: ["CredentialMissing"],
			comment: `A ${name} without credential.`,
			sent: { method: name },
			after: none,
			refusal: unauthenticated,
			twin: `hmac-${name.toLowerCase()}`,
		},
	]),
	{
		slug: "authorization-empty",
		requirement: "CRED-05",
		flags: ["EmptyField"],
		comment: "An empty Authorization beside the five fields is none.",
		after: [also("Authorization", "")],
	},
	{
		slug: "authorization-empty-alone",
		requirement: "CRED-05",
		flags: ["EmptyField"],
		comment: "An empty Authorization alone is none.",
		after: [...none, also("Authorization", "")],
		refusal: unauthenticated,
		twin: "authorization-empty",
	},
	beside("bearer-beside", "A bearer token beside the five fields.", "Bearer abc.def.ghi"),
	beside("basic-beside", "Another scheme beside the five fields.", "Basic dXNlcjpwYXNz"),
	beside("anything-beside", "Whatever Authorization says.", "x"),
	otherScheme("basic", "Basic.", "Basic dXNlcjpwYXNz"),
	otherScheme("digest", "Digest.", 'Digest username="x"'),
	otherScheme("token", "A scheme called Token.", "Token abc.def.ghi"),
	otherScheme(
		"countersign",
		"A scheme called Countersign: the credential is not carried there.",
		"Countersign live_org_test123",
	),
	otherScheme("bearer-glued", "Bearer without a blank is another scheme.", "Bearerabc.def.ghi"),
	otherScheme("bearer-second", "Bearer after another scheme.", "Basic x, Bearer abc.def.ghi"),
	otherScheme("token-alone", "A token without a scheme.", "abc.def.ghi"),
	otherScheme("quoted", "A quoted scheme.", '"Bearer" abc.def.ghi'),
	bearer("bearer-alone", "CRED-08", "AuthorizationScheme", "Bearer without a token.", "Bearer", "credentials"),
	bearer("bearer-tab", "CRED-08", "AuthorizationScheme", "A tab after Bearer.", "Bearer\tabc.def.ghi", "credentials"),
	bearer(
		"bearer-comma",
		"CRED-08",
		"AuthorizationScheme",
		"A comma after Bearer.",
		"Bearer, abc.def.ghi",
		"credentials",
	),
	bearer(
		"bearer-two-tokens",
		"CRED-08",
		"AuthorizationScheme",
		"Two tokens.",
		"Bearer abc.def.ghi jkl.mno.pqr",
		"token-form",
	),
	bearer(
		"bearer-comma-joined",
		"CRED-08",
		"DuplicateField",
		"Two Authorization fields joined.",
		"Bearer abc.def.ghi, Bearer jkl.mno.pqr",
		"token-form",
	),
	{
		slug: "bearer-two-fields",
		requirement: "CRED-08",
		flags: ["DuplicateField"],
		comment: "Two Authorization fields, whose joined form is no token.",
		after: [...none, also("Authorization", "Bearer abc.def.ghi"), also("Authorization", "Bearer jkl.mno.pqr")],
		refusal: { status: 401, code: "invalid_token", step: "token-form" },
	},
	bearer(
		"bearer-trailing-comma",
		"CRED-08",
		"DuplicateField",
		"A comma after the token.",
		"Bearer abc.def.ghi,",
		"token-form",
	),
	bearer("bearer-quoted", "CRED-08", "AuthorizationScheme", "A quoted token.", 'Bearer "abc.def.ghi"', "token-form"),
	bearer(
		"bearer-tab-inside",
		"CRED-08",
		"FieldWhiteSpace",
		"A tab after the blank.",
		"Bearer \tabc.def.ghi",
		"token-form",
	),
	bearer(
		"bearer-opaque",
		"JWT-FORM-01",
		"TokenShape",
		"A token that is no JWS.",
		"Bearer 0123456789abcdef",
		"token-form",
	),
	...(
		[
			["in-query", "CRED-04", "CredentialPlace", "Key id and token in the query", target(QUERY)],
			["in-cookie", "CRED-04", "CredentialPlace", "A token in a cookie", also("Cookie", "access_token=abc.def.ghi")],
			["x-auth-type", "CRED-09", "TrustedHeader", "X-Auth-Type", also("X-Auth-Type", "hmac")],
			["x-client-id", "CRED-09", "TrustedHeader", "X-Client-Id", also("X-Client-Id", "live_org_test123")],
			["x-internal", "CRED-09", "TrustedHeader", "X-Internal", also("X-Internal", "1")],
			["x-forwarded-for", "CRED-09", "TrustedHeader", "X-Forwarded-For", also("X-Forwarded-For", "127.0.0.1")],
			["x-forwarded-user", "CRED-09", "TrustedHeader", "X-Forwarded-User", also("X-Forwarded-User", "admin")],
			[
				"x-middleware",
				"CRED-09",
				"TrustedHeader",
				"X-Middleware-Subrequest",
				also("X-Middleware-Subrequest", "middleware"),
			],
			["x-original-url", "CRED-09", "TrustedHeader", "X-Original-URL", also("X-Original-URL", "/hi")],
			[
				"proxy-authorization",
				"CRED-09",
				"TrustedHeader",
				"Proxy-Authorization",
				also("Proxy-Authorization", "Bearer abc.def.ghi"),
			],
		] as const
	).flatMap(([slug, requirement, flag, what, bait]): VerificationCase[] => [
		{
			slug: `${slug}-beside`,
			requirement,
			flags: [flag],
			comment: `${what} beside a valid credential does no harm.`,
			sent: slug === "in-query" ? { target: QUERY } : {},
			after: [bait],
		},
		{
			slug,
			requirement,
			flags: [flag],
			comment: `${what} in place of a credential.`,
			after: [...none, bait],
			refusal: unauthenticated,
			twin: `${slug}-beside`,
		},
	]),
];

export const v1VerifyCredentials = verificationFile(
	"v1-verify-credentials",
	"countersign-v1",
	"Which credential counts: none, one, two, in the wrong place, under another scheme. No path of these vectors is public.",
	cases,
);
