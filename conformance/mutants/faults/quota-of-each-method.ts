import type { Stages } from "../../../gateway/src/stages.ts";
import type { Mutant } from "../mutant.ts";

export const quotaOfEachMethod: Mutant = {
	id: "quota-of-each-method",
	sentence: "Counts requests of each method for themselves.",
	breaks: ["LIM-06", "HMAC-NONCE-01"],
	also: ["HMAC-NONCE-07"],
	threats: ["RAT-10", "RAT-16"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		admitHmac(exchange, signed, signer, body) {
			const admit: Stages["admit"] = (keyId, ...rest) =>
				reference.admit(`${keyId} ${exchange.request.method}`, ...rest);
			return reference.admitHmac({ ...exchange, stages: { ...exchange.stages, admit } }, signed, signer, body);
		},
	}),
};
