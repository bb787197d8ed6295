import type { Mutant } from "../mutant.ts";

export const hostJudgedBeforeTheTarget: Mutant = {
	id: "host-judged-before-the-target",
	sentence: "Looks at the host before it looks at the target.",
	breaks: ["ANS-07"],
	threats: ["ERR-09"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		judgeHead(exchange) {
			const { stages, fields, defaultPort, config } = exchange;
			const head = reference.judgeHead(exchange);
			const host = stages.parseHost(stages.headerLookup(fields), { defaultPort, hosts: config.hosts });
			return !head.ok && head.refusal.code === "malformed_target" && !host.ok ? host : head;
		},
	}),
};
