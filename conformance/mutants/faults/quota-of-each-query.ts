import { targetText } from "../../../gateway/src/head.ts";
import type { Stages } from "../../../gateway/src/stages.ts";
import type { Mutant } from "../mutant.ts";

export const quotaOfEachQuery: Mutant = {
	id: "quota-of-each-query",
	sentence: "Counts requests of each query for themselves.",
	breaks: ["LIM-06"],
	also: ["HMAC-NONCE-01", "HMAC-NONCE-02"],
	threats: ["RAT-10"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		admitHmac(exchange, signed, signer, body) {
			const [, query = ""] = targetText(exchange.request.url).split("?");
			const admit: Stages["admit"] = (keyId, ...rest) => reference.admit(`${keyId} ${query}`, ...rest);
			return reference.admitHmac({ ...exchange, stages: { ...exchange.stages, admit } }, signed, signer, body);
		},
	}),
};
