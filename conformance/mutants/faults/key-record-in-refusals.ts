import { refuse } from "#protocol";
import { detailed } from "../making/answer.ts";
import type { Mutant } from "../mutant.ts";

export const keyRecordInRefusals: Mutant = {
	id: "key-record-in-refusals",
	sentence: "Says in a refusal what it knows of the key.",
	breaks: ["ANS-08", "HMAC-KEY-01"],
	threats: ["KEY-27"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async authenticateHmac(exchange, head, signed, contentType) {
			const signer = await reference.authenticateHmac(exchange, head, signed, contentType);
			const { platform, config } = exchange;
			const record = await reference.lookUpKey(signed.keyId, platform.keys, config.limits.keyStoreSeconds);
			const known = record.ok && record.value !== undefined ? JSON.stringify(record.value) : "null";
			return signer.ok ? signer : refuse(signer.refusal.code, `record ${known}`);
		},
		respondRefusal(refusal, facts) {
			const response = reference.respondRefusal(refusal, facts);
			return refusal.because?.startsWith("record ") ? detailed(response, refusal, facts, refusal.because) : response;
		},
	}),
};
