import type { Principal } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const identityOfTheLastRequestUsed: Mutant = {
	id: "identity-of-the-last-request-used",
	sentence: "Keeps the identity in a variable that all requests of an isolate share.",
	breaks: ["FWD-13", "FWD-04"],
	also: ["FWD-05", "FWD-08", "JWT-CLAIM-09"],
	threats: ["FWD-20"],
	seen: "wire",
	stages: (reference) => {
		let current: Principal | null = null;
		return {
			...reference,
			async letIn(exchange, head, route) {
				const letIn = await reference.letIn(exchange, head, route);
				if (letIn.ok) {
					current = letIn.value.principal;
				}
				await new Promise((resolve) => setTimeout(resolve, 2));
				return letIn;
			},
			gatewayHeaders: (principal, facts) => reference.gatewayHeaders(principal && current, facts),
		};
	},
};
