import type { Mutant } from "../mutant.ts";

export const noncesOfEachEdgeApart: Mutant = {
	id: "nonces-of-each-edge-apart",
	sentence: "Has an admission object of its own at every point of presence, to be nearer to its callers.",
	breaks: ["HMAC-NONCE-01", "HMAC-NONCE-02"],
	threats: ["NON-05", "NON-06"],
	seen: "wire",
	stages: (reference) => {
		const edge = crypto.randomUUID();
		return {
			...reference,
			admit: (keyId, request, namespace, seconds) => reference.admit(`${edge} ${keyId}`, request, namespace, seconds),
		};
	},
};
