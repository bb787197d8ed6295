import type { Mutant } from "../mutant.ts";

export const publicByTheQuery: Mutant = {
	id: "public-by-the-query",
	sentence: "Looks for a public path anywhere in the target.",
	breaks: ["AUTHZ-03"],
	also: ["CRED-01"],
	threats: ["AUT-13"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		letIn(exchange, head, route) {
			const open = exchange.config.routes.find(
				(candidate) => candidate.public && head.target.query?.includes(candidate.pattern.replace(/\/\*$/, "/")),
			);
			return reference.letIn(exchange, head, open ?? route);
		},
	}),
};
