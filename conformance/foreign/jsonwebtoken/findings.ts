import { checksOf, type Finding } from "../findings.ts";
import { twoHosts } from "../servers.ts";

/** jsonwebtoken 9.0.3, verify(token, secret, callback) without options, in Express 5.3.0. */
export const findings: readonly Finding[] = [
	{
		what: "A token that says it must not be taken by whoever does not know an extension.",
		why: "The library does not look at crit, which RFC 7515 §4.1.11 has it refuse; there is no option for it.",
		checks: checksOf(
			"JWT-FORM-07",
			"unknown-critical",
			"empty-critical",
			"critical-as-text",
			"critical-of-absent",
			"critical-null",
			"critical-unencoded",
		),
	},
	{
		what: "A token that never expires, because exp is absent or infinite.",
		why: "exp is looked at where it is present, and 1e999 is a number. The option maxAge asks for iat, and so bounds the age.",
		checks: checksOf("JWT-CLAIM-03", "absent", "in-prototype", "infinite"),
	},
	{
		what: "Not let in, but answered with 500: a well-signed token whose payload is null.",
		why: "The library throws a TypeError beside its callback, and Express makes a 500 of it. Only who has the secret can send it.",
		checks: ["JWT-FORM-05/payload-is-null"],
	},
	twoHosts,
];

/** What it is less strict in than the specification, and lets nobody in for. */
export const lenient: readonly string[] = [
	"REQ-11",
	// Any word before the token will do: split(" ")[1] is the tutorials', not the library's.
	"CRED-06",
	"CRED-07",
	"CRED-08",
	"JWT-FORM-05",
	"JWT-FORM-06",
	"JWT-FORM-09",
	// Without the option algorithms, a secret verifies HS256, HS384 and HS512.
	"JWT-ALG-01",
	"JWT-CLAIM-05",
	"JWT-CLAIM-06",
	"JWT-CLAIM-07",
	"ANS-02",
	"ANS-04",
	"ANS-08",
];
