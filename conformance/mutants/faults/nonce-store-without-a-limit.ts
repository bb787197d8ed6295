import type { Mutant } from "../mutant.ts";

export const nonceStoreWithoutALimit: Mutant = {
	id: "nonce-store-without-a-limit",
	sentence: "Remembers as many nonces of a key as come.",
	breaks: ["HMAC-NONCE-10"],
	also: ["ANS-06", "ANS-07"],
	threats: ["NON-36"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		admit: (keyId, request, namespace, seconds) =>
			reference.admit(keyId, { ...request, liveNonces: Number.MAX_SAFE_INTEGER }, namespace, seconds),
	}),
};
