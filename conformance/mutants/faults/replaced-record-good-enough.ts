import type { Mutant } from "../mutant.ts";

export const replacedRecordGoodEnough: Mutant = {
	id: "replaced-record-good-enough",
	sentence: "Admits by a key record that the key's object says has been replaced.",
	breaks: ["HMAC-KEY-07", "FWD-04"],
	also: ["HMAC-KEY-04"],
	threats: ["KEY-18"],
	seen: { inside: "It takes a key store that is behind, or an isolate that has kept the record." },
	stages: (reference) => ({
		...reference,
		admit: async (keyId, request, namespace, seconds) => {
			const answer = await reference.admit(keyId, request, namespace, seconds);
			const isStale = answer.ok && answer.value.decision === "stale";
			const recordVersion = Number.MAX_SAFE_INTEGER;
			return isStale ? reference.admit(keyId, { ...request, recordVersion }, namespace, seconds) : answer;
		},
	}),
};
