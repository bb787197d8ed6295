import { accept } from "#protocol";
import type { Stages } from "../../../gateway/src/stages.ts";
import type { Mutant } from "../mutant.ts";

export const nonceOfHeadNotSpent: Mutant = {
	id: "nonce-of-head-not-spent",
	sentence: "Spends no nonce for HEAD.",
	breaks: ["HMAC-NONCE-01"],
	also: ["LIM-06"],
	threats: ["NON-32"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		admitHmac(exchange, signed, signer, body) {
			const admit: Stages["admit"] = async () => accept({ decision: "admitted", quotas: [] });
			const stages = exchange.request.method === "HEAD" ? { ...exchange.stages, admit } : exchange.stages;
			return reference.admitHmac({ ...exchange, stages }, signed, signer, body);
		},
	}),
};
