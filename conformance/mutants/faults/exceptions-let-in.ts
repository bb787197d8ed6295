import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const exceptionsLetIn: Mutant = {
	id: "exceptions-let-in",
	sentence: "Lets a request in when the check of its credential fails with an exception.",
	breaks: ["HMAC-HDR-09"],
	also: ["ANS-08", "CRED-02", "HMAC-HDR-03", "HMAC-HDR-04", "SORT-09"],
	threats: ["AUT-18", "SIG-16"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async authenticate(exchange, head) {
			const value = head.header("x-signature") ?? "";
			try {
				Uint8Array.from(atob(value.replace(/^v1=/, "")));
			} catch {
				return accept({ principal: null, body: new Uint8Array() });
			}
			return reference.authenticate(exchange, head);
		},
	}),
};
