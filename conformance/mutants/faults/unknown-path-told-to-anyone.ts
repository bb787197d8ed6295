import { refuse } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const unknownPathToldToAnyone: Mutant = {
	id: "unknown-path-told-to-anyone",
	sentence: "Answers an unknown path before it looks at a credential.",
	breaks: ["AUTHZ-05", "CRED-01", "ANS-07"],
	also: ["AUTHZ-03", "HMAC-NONCE-07", "LIM-06"],
	threats: ["ERR-08", "ERR-15"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		letIn: async (exchange, head, route) =>
			route === undefined ? refuse("no_route") : reference.letIn(exchange, head, route),
	}),
};
