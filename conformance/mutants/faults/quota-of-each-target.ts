import { targetText } from "../../../gateway/src/head.ts";
import type { Stages } from "../../../gateway/src/stages.ts";
import type { Mutant } from "../mutant.ts";

export const quotaOfEachTarget: Mutant = {
	id: "quota-of-each-target",
	sentence: "Counts requests of each target for themselves.",
	breaks: ["LIM-06", "LIM-01", "LIM-03", "LIM-04", "LIM-05", "HMAC-NONCE-01"],
	also: ["ANS-06", "ANS-07", "HMAC-NONCE-02", "HMAC-NONCE-04", "HMAC-NONCE-07", "HMAC-NONCE-08", "HMAC-NONCE-10"],
	threats: ["RAT-10"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		admitHmac(exchange, signed, signer, body) {
			const target = targetText(exchange.request.url);
			const admit: Stages["admit"] = (keyId, ...rest) => reference.admit(`${keyId} ${target}`, ...rest);
			return reference.admitHmac({ ...exchange, stages: { ...exchange.stages, admit } }, signed, signer, body);
		},
	}),
};
