import { refuse } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const quotaCountedBeforeTheSignature: Mutant = {
	id: "quota-counted-before-the-signature",
	sentence: "Counts a request against the quota of the key that it names before it verifies anything.",
	breaks: ["LIM-02", "LIM-05"],
	also: ["ANS-07", "LIM-03", "LIM-04"],
	threats: ["RAT-08", "KEY-23"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async authenticateHmac(exchange, head, signed, contentType) {
			const { platform, config, scheme } = exchange;
			const { keyStoreSeconds, admissionSeconds, liveNonces } = config.limits;
			const record = await reference.lookUpKey(signed.keyId, platform.keys, keyStoreSeconds);
			if (record.ok && record.value?.quotas !== undefined) {
				const until = reference.acceptableUntil(signed.timestamp, scheme);
				const request = {
					nonce: `counted ${crypto.randomUUID()}`,
					acceptableUntil: until,
					quotas: record.value.quotas,
					liveNonces,
					recordVersion: 0,
				};
				const answer = await reference.admit(signed.keyId, request, platform.admission, admissionSeconds);
				if (answer.ok && answer.value.decision === "over_quota") {
					return refuse("quota_exceeded");
				}
			}
			return reference.authenticateHmac(exchange, head, signed, contentType);
		},
		admit: (keyId, request, namespace, seconds) =>
			reference.admit(keyId, { ...request, quotas: {} }, namespace, seconds),
	}),
};
