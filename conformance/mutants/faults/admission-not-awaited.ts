import { accept } from "#protocol";
import type { Stages } from "../../../gateway/src/stages.ts";
import type { Mutant } from "../mutant.ts";

export const admissionNotAwaited: Mutant = {
	id: "admission-not-awaited",
	sentence: "Asks the admission object and does not wait for what it says.",
	breaks: ["HMAC-NONCE-01", "HMAC-NONCE-02", "HMAC-NONCE-06", "HMAC-NONCE-07", "LIM-01", "LIM-05"],
	also: ["ANS-06", "ANS-07", "HMAC-NONCE-04", "HMAC-NONCE-08", "HMAC-NONCE-10", "LIM-03", "LIM-04", "LIM-06"],
	threats: ["NON-25"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async admitHmac(exchange, signed, signer, body) {
			const { stages, platform } = exchange;
			const admit: Stages["admit"] = async (...asked) => {
				platform.keepAlive(reference.admit(...asked));
				return accept({ decision: "admitted", quotas: [] });
			};
			return reference.admitHmac({ ...exchange, stages: { ...stages, admit } }, signed, signer, body);
		},
	}),
};
