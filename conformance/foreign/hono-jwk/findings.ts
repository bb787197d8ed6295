import { checksOf, type Finding } from "../findings.ts";
import { brokenBodies, twoHosts } from "../servers.ts";

/** hono 4.13.19, jwk({ jwks_uri, alg, verification: { iss, aud } }). */
export const findings: readonly Finding[] = [
	{
		what: "A token that never expires.",
		why: "exp is looked at where it is present; no option asks for it.",
		checks: checksOf("JWT-CLAIM-03", "absent", "in-prototype"),
	},
	twoHosts,
	brokenBodies,
];

export { lenient } from "../hono-jwt/findings.ts";
