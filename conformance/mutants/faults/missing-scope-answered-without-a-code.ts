import { refusalTable } from "#protocol";
import { refusingWith } from "../making/answer.ts";
import type { Mutant } from "../mutant.ts";

export const missingScopeAnsweredWithoutACode: Mutant = {
	id: "missing-scope-answered-without-a-code",
	sentence: "Answers a missing scope without its code.",
	breaks: ["ANS-01"],
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
		"AUTHZ-07",
		"AUTHZ-08",
		"HMAC-NONCE-07",
		"JWT-CLAIM-09",
		"LIM-05",
		"LIM-06",
	],
	threats: ["ERR-12"],
	seen: "wire",
	stages: refusingWith((response, refusal, facts) => {
		const { status, headers } = response;
		const problem = {
			type: "about:blank",
			title: refusalTable[refusal.code].title,
			status,
			requestId: facts.requestId,
		};
		return refusal.code === "insufficient_scope"
			? new Response(facts.method === "HEAD" ? null : JSON.stringify(problem), { status, headers })
			: undefined;
	}),
};
