import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const privateAddressesLetIn: Mutant = {
	id: "private-addresses-let-in",
	sentence: "Lets in whoever says in X-Forwarded-For that an address of a private network asks.",
	breaks: ["CRED-09"],
	also: ["LIM-06"],
	threats: ["NET-01"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		authenticate: async (exchange, head) =>
			/^(?:10|127)\./.test(head.header("x-forwarded-for") ?? "")
				? accept({ principal: null, body: new Uint8Array() })
				: reference.authenticate(exchange, head),
	}),
};
