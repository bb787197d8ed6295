import type { Stages } from "../../../gateway/src/stages.ts";
import type { Mutant } from "../mutant.ts";

export const quotaOfEachClient: Mutant = {
	id: "quota-of-each-client",
	sentence: "Counts requests of each client of a key for themselves, by what it calls itself.",
	breaks: ["LIM-06"],
	also: ["HMAC-NONCE-01"],
	threats: ["RAT-02", "RAT-09"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		admitHmac(exchange, signed, signer, body) {
			const client = exchange.request.headers.get("user-agent") ?? "";
			const admit: Stages["admit"] = (keyId, ...rest) => reference.admit(`${keyId} ${client}`, ...rest);
			return reference.admitHmac({ ...exchange, stages: { ...exchange.stages, admit } }, signed, signer, body);
		},
	}),
};
