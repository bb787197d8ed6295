import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const upgradesLetIn: Mutant = {
	id: "upgrades-let-in",
	sentence: "Lets a request for a WebSocket in before it looks at a credential.",
	breaks: ["CRED-01"],
	threats: ["AUT-16", "AVL-11"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		authenticate: async (exchange, head) =>
			head.header("upgrade") === null
				? reference.authenticate(exchange, head)
				: accept({ principal: null, body: new Uint8Array() }),
	}),
};
