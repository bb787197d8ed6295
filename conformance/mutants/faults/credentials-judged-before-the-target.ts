import type { Mutant } from "../mutant.ts";

export const credentialsJudgedBeforeTheTarget: Mutant = {
	id: "credentials-judged-before-the-target",
	sentence: "Looks for a credential before it looks at the target.",
	breaks: ["ANS-07"],
	also: ["ANS-01", "ANS-02", "ANS-08", "ANS-09", "ANS-10", "ANS-11", "ANS-12"],
	threats: ["ERR-09"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		judgeHead(exchange) {
			const { stages, fields, scheme } = exchange;
			const credential = stages.chooseCredential(stages.headerLookup(fields), scheme);
			const head = reference.judgeHead(exchange);
			return !head.ok && head.refusal.code === "malformed_target" && !credential.ok ? credential : head;
		},
	}),
};
