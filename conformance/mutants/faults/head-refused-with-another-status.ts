import { refusingWith } from "../making/answer.ts";
import type { Mutant } from "../mutant.ts";

export const headRefusedWithAnotherStatus: Mutant = {
	id: "head-refused-with-another-status",
	sentence: "Answers a HEAD that it refuses with 405.",
	breaks: ["ANS-09"],
	also: ["AUTHZ-03", "AUTHZ-06", "AUTHZ-09", "CRED-01", "HMAC-CANON-06", "HMAC-NONCE-01", "LIM-06", "REQ-11"],
	threats: ["ERR-07"],
	seen: "wire",
	stages: refusingWith((response, _refusal, facts) =>
		facts.method === "HEAD" ? new Response(null, { status: 405, headers: response.headers }) : undefined,
	),
};
