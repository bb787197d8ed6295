import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const identityHeaderTrusted: Mutant = {
	id: "identity-header-trusted",
	sentence: "Lets in without credentials what already carries an identity.",
	breaks: ["CRED-09"],
	also: ["FWD-04", "FWD-05"],
	threats: ["AUT-12", "AUT-15"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		authenticate: async (exchange, head) =>
			head.header("x-user-id") === null && head.header("x-auth-type") === null
				? reference.authenticate(exchange, head)
				: accept({ principal: null, body: new Uint8Array() }),
	}),
};
