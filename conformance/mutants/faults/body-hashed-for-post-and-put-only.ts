import type { Stages } from "../../../gateway/src/stages.ts";
import type { Mutant } from "../mutant.ts";

export const bodyHashedForPostAndPutOnly: Mutant = {
	id: "body-hashed-for-post-and-put-only",
	sentence: "Computes the hash of the body for POST and PUT only.",
	breaks: ["HMAC-BODY-01"],
	also: ["HMAC-NONCE-05"],
	threats: ["BOD-09"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		admitHmac(exchange, signed, signer, body) {
			const hashed = ["POST", "PUT"].includes(exchange.request.method);
			const stages: Stages = hashed ? exchange.stages : { ...exchange.stages, contentHashMatches: () => true };
			return reference.admitHmac({ ...exchange, stages }, signed, signer, body);
		},
	}),
};
