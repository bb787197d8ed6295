import { refuse, scopesFor } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const methodOfRouteToldToAnyone: Mutant = {
	id: "method-of-route-told-to-anyone",
	sentence: "Answers a method that a route lacks before it looks at a credential.",
	breaks: ["AUTHZ-06", "ANS-07", "CRED-01"],
	also: ["ANS-11", "AUTHZ-03", "HMAC-BODY-01", "HMAC-CANON-06", "LIM-06"],
	threats: ["ERR-08"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		letIn: async (exchange, head, route) =>
			route !== undefined && scopesFor(route, head.method) === undefined
				? refuse("method_not_allowed")
				: reference.letIn(exchange, head, route),
	}),
};
