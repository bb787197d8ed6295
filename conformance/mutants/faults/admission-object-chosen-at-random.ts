import type { Mutant } from "../mutant.ts";

export const admissionObjectChosenAtRandom: Mutant = {
	id: "admission-object-chosen-at-random",
	sentence: "Divides a key among admission objects at random.",
	breaks: ["HMAC-NONCE-12", "HMAC-NONCE-01", "HMAC-NONCE-02", "HMAC-NONCE-07", "LIM-01", "LIM-03", "LIM-05", "LIM-06"],
	also: ["ANS-06", "ANS-07", "HMAC-NONCE-04", "HMAC-NONCE-06", "HMAC-NONCE-08", "HMAC-NONCE-10", "LIM-04"],
	threats: ["NON-34"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		admit: (keyId, request, namespace, seconds) =>
			reference.admit(`${keyId}-${crypto.randomUUID().slice(0, 1)}`, request, namespace, seconds),
	}),
};
