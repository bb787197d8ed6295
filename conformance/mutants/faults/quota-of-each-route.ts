import { targetText } from "../../../gateway/src/head.ts";
import type { Stages } from "../../../gateway/src/stages.ts";
import type { Mutant } from "../mutant.ts";

export const quotaOfEachRoute: Mutant = {
	id: "quota-of-each-route",
	sentence: "Counts requests for themselves that ask for another part of the service.",
	breaks: ["LIM-06"],
	also: ["ANS-07", "HMAC-NONCE-07", "LIM-05"],
	threats: ["RAT-10"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		admitHmac(exchange, signed, signer, body) {
			const [, part] = targetText(exchange.request.url).split("/");
			const admit: Stages["admit"] = (keyId, ...rest) => reference.admit(`${keyId} ${part}`, ...rest);
			return reference.admitHmac({ ...exchange, stages: { ...exchange.stages, admit } }, signed, signer, body);
		},
	}),
};
