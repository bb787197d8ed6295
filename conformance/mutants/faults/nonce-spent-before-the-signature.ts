import { accept, refuse } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const nonceSpentBeforeTheSignature: Mutant = {
	id: "nonce-spent-before-the-signature",
	sentence: "Spends the nonce before it verifies the signature.",
	breaks: ["HMAC-NONCE-05", "LIM-02", "ANS-07"],
	also: ["ANS-06", "HMAC-NONCE-10", "LIM-05"],
	threats: ["NON-07", "RAT-08", "NON-33"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async authenticateHmac(exchange, head, signed, contentType) {
			const { stages, config, platform, scheme } = exchange;
			const { keyStoreSeconds, admissionSeconds, liveNonces } = config.limits;
			if (!stages.isFresh(signed.timestamp, platform.now(), scheme)) {
				return refuse("timestamp_out_of_window");
			}
			const record = await reference.lookUpKey(signed.keyId, platform.keys, keyStoreSeconds);
			const quotas = (record.ok && record.value?.quotas) || {};
			const until = reference.acceptableUntil(signed.timestamp, scheme);
			const request = { nonce: signed.nonce, acceptableUntil: until, quotas, liveNonces, recordVersion: 0 };
			const answer = await reference.admit(signed.keyId, request, platform.admission, admissionSeconds);
			if (answer.ok && answer.value.decision === "replayed") {
				return refuse("nonce_replayed");
			}
			if (answer.ok && answer.value.decision === "over_quota") {
				return refuse("quota_exceeded");
			}
			return reference.authenticateHmac(exchange, head, signed, contentType);
		},
		admit: async () => accept({ decision: "admitted", quotas: [] }),
	}),
};
