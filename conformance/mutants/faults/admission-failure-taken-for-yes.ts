import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const admissionFailureTakenForYes: Mutant = {
	id: "admission-failure-taken-for-yes",
	sentence: "Admits a request when the admission object fails or is late.",
	breaks: ["HMAC-NONCE-11"],
	threats: ["NON-23", "NON-24", "RAT-12"],
	seen: { inside: "No request can make the admission object fail." },
	stages: (reference) => ({
		...reference,
		async admit(keyId, request, namespace, seconds) {
			const answer = await reference.admit(keyId, request, namespace, seconds);
			return answer.ok ? answer : accept({ decision: "admitted", quotas: [] });
		},
	}),
};
