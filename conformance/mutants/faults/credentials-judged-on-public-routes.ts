import type { Mutant } from "../mutant.ts";

export const credentialsJudgedOnPublicRoutes: Mutant = {
	id: "credentials-judged-on-public-routes",
	sentence: "Judges the credentials of a request for a public route where there are any.",
	breaks: ["AUTHZ-04"],
	threats: ["AUT-21"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		letIn(exchange, head, route) {
			const chosen = exchange.stages.chooseCredential(head.header, exchange.scheme);
			const some = chosen.ok || chosen.refusal.code !== "unauthenticated";
			return some
				? reference.letIn(exchange, head, route && { ...route, public: false })
				: reference.letIn(exchange, head, route);
		},
	}),
};
