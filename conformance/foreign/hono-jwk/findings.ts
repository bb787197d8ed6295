import { checksOf, type Finding } from "../findings.ts";
import { brokenBodies, twoHosts } from "../servers.ts";

/** hono 4.13.19, jwk({ jwks_uri, alg, verification: { iss, aud } }). */
export const findings: readonly Finding[] = [
	{
		what: "A token that never expires.",
		why: "exp is looked at where it is present; no option asks for it.",
		checks: checksOf("JWT-CLAIM-03", "absent", "in-prototype"),
	},
	{
		what: "A token under a published RSA key of 1024 bits, or of 2047.",
		why: "Web Crypto imports it, and RFC 7518 §3.3, by which it must not be used, is left to the issuer.",
		checks: ["JWT-KEY-06/1024-bits", "JWT-KEY-06/2047-bits-for-rs256"],
	},
	{
		what: "A token under a published key whose exponent is a list.",
		why: "Web Crypto makes a text of each member of a key, and nothing looks at their types before.",
		checks: ["JWKS-09/exponent-in-a-list"],
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
	"JWT-KEY-01",
	"JWT-KEY-07",
	"JWT-CLAIM-02",
	"JWT-CLAIM-07",
	// It has no set but the one that it fetches, without a limit of time or size, for each token.
	"JWKS-07",
	"JWKS-08",
	"JWKS-11",
	"JWKS-09",
	"JWKS-12",
	"ANS-02",
	"ANS-04",
	"ANS-08",
];
