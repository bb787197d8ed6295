import type { Mutant } from "../mutant.ts";

export const keyIdLoggedAsSent: Mutant = {
	id: "key-id-logged-as-sent",
	sentence: "Writes the key id to its log as it was sent, whatever it is and however long.",
	breaks: ["LOG-01", "LOG-03"],
	threats: ["LOG-08"],
	seen: { inside: "Only the operator sees the log." },
	stages: (reference) => ({
		...reference,
		authenticate(exchange, head) {
			exchange.trace.credential("hmac", head.header("x-key-id"));
			return reference.authenticate(exchange, head);
		},
	}),
};
