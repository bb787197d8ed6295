import type { Mutant } from "../mutant.ts";

export const admissionWaitedFor: Mutant = {
	id: "admission-waited-for",
	sentence: "Waits for the admission object as long as it takes.",
	breaks: ["HMAC-NONCE-11"],
	threats: ["NON-24"],
	seen: { inside: "No request can make the admission object late." },
	stages: (reference) => ({
		...reference,
		admit: (keyId, request, namespace) => reference.admit(keyId, request, namespace, 1_000_000),
	}),
};
