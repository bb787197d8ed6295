import { checksOf, type Finding } from "../findings.ts";
import { brokenBodies, twoHosts } from "../servers.ts";

/** hono 4.13.19, jwt({ secret, alg: "HS256" }) and nothing else. */
export const findings: readonly Finding[] = [
	{
		what: "A token of any issuer, or of none, under the secret.",
		why: "By default. The option verification.iss asks for one.",
		checks: checksOf("JWT-CLAIM-01", "near-misses", "absent", "other", "null", "number", "true"),
	},
	{
		what: "A token for any audience, or for none.",
		why: "By default. The option verification.aud asks for one (RFC 8725 §3.9).",
		checks: checksOf(
			"JWT-CLAIM-02",
			"near-misses",
			"absent",
			"other",
			"client-as-of-id-token",
			"empty",
			"empty-array",
			"array-of-others",
			"null",
			"true",
			"number",
		),
	},
	{
		what: "A token that never expires.",
		why: "exp is looked at where it is present; no option asks for it.",
		checks: checksOf("JWT-CLAIM-03", "absent", "in-prototype"),
	},
	twoHosts,
	brokenBodies,
];

/** What it is less strict in than the specification, and lets nobody in for. */
export const lenient: readonly string[] = [
	"REQ-10",
	"REQ-11",
	"CRED-08",
	"JWT-FORM-02",
	"JWT-FORM-03",
	"JWT-FORM-05",
	"JWT-FORM-06",
	"JWT-CLAIM-02",
	"JWT-CLAIM-07",
	"ANS-02",
	"ANS-04",
	"ANS-08",
];
