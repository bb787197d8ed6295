import type { Finding } from "../findings.ts";
import { twoHosts } from "../servers.ts";

/** express-oauth2-jwt-bearer 1.10.0, auth() as its getting-started page has it, in Express 5.3.0. */
export const findings: readonly Finding[] = [
	{
		what: "A token in the query, as access_token.",
		why: "By default: RFC 6750 §2.3 allowed it. RFC 9700 §4.3.2 does so no more, since addresses end up in logs.",
		checks: ["CRED-04/access-token-in-query"],
	},
	{
		what: "A token whose exp is infinite.",
		why: "1e999 is a number to JavaScript, and later than any time. Only the issuer can write it.",
		checks: ["JWT-CLAIM-03/infinite"],
	},
	twoHosts,
];

/** What it is less strict in than the specification, and lets nobody in for. */
export const lenient: readonly string[] = [
	"REQ-11",
	"CRED-07",
	"CRED-08",
	"JWT-FORM-02",
	"JWT-FORM-03",
	"JWT-FORM-05",
	"JWT-FORM-06",
	// The option strict asks for typ at+jwt, as RFC 9068 does.
	"JWT-FORM-09",
	"JWT-KEY-01",
	"JWT-CLAIM-02",
	"JWT-CLAIM-05",
	"JWT-CLAIM-06",
	"JWT-CLAIM-07",
	"ANS-02",
	"ANS-04",
	"ANS-08",
];
