import { refusingWith } from "../making/answer.ts";
import type { Mutant } from "../mutant.ts";

export const missingScopeTakenForNoIdentity: Mutant = {
	id: "missing-scope-taken-for-no-identity",
	sentence: "Answers a missing scope with 401.",
	breaks: ["AUTHZ-07", "AUTHZ-08", "AUTHZ-09", "ANS-01"],
	also: [
		"ANS-02",
		"ANS-05",
		"ANS-07",
		"ANS-08",
		"ANS-10",
		"ANS-11",
		"ANS-12",
		"AUTHZ-01",
		"AUTHZ-02",
		"HMAC-NONCE-07",
		"JWT-CLAIM-09",
		"LIM-05",
		"LIM-06",
	],
	threats: ["ERR-10"],
	seen: "wire",
	stages: refusingWith((response, { code }) =>
		code === "insufficient_scope" ? new Response(response.body, { status: 401, headers: response.headers }) : undefined,
	),
};
