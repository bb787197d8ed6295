import { refusingWith } from "../making/answer.ts";
import type { Mutant } from "../mutant.ts";

export const refusalsWithoutACode: Mutant = {
	id: "refusals-without-a-code",
	sentence: "Answers a refusal without its code.",
	breaks: ["ANS-01"],
	threats: ["ERR-12"],
	seen: "wire",
	stages: refusingWith((response, _refusal, facts) => {
		const { status, headers } = response;
		const problem = { type: "about:blank", title: response.statusText, status, requestId: facts.requestId };
		return new Response(facts.method === "HEAD" ? null : JSON.stringify(problem), { status, headers });
	}),
};
