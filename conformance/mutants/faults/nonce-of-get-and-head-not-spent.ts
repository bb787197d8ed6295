import { accept } from "#protocol";
import type { Stages } from "../../../gateway/src/stages.ts";
import type { Mutant } from "../mutant.ts";

export const nonceOfGetAndHeadNotSpent: Mutant = {
	id: "nonce-of-get-and-head-not-spent",
	sentence: "Spends no nonce for a method that changes nothing.",
	breaks: ["HMAC-NONCE-01", "HMAC-NONCE-02", "HMAC-NONCE-06", "HMAC-NONCE-07", "LIM-01", "LIM-05"],
	also: ["ANS-06", "ANS-07", "HMAC-NONCE-04", "HMAC-NONCE-08", "HMAC-NONCE-10", "LIM-03", "LIM-04", "LIM-06"],
	threats: ["NON-32"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		admitHmac(exchange, signed, signer, body) {
			const safe = ["GET", "HEAD"].includes(exchange.request.method);
			const admit: Stages["admit"] = async () => accept({ decision: "admitted", quotas: [] });
			const stages = safe ? { ...exchange.stages, admit } : exchange.stages;
			return reference.admitHmac({ ...exchange, stages }, signed, signer, body);
		},
	}),
};
