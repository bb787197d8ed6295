import type { Mutant } from "../mutant.ts";

export const recordOfAnotherKeyTaken: Mutant = {
	id: "record-of-another-key-taken",
	sentence: "Does not compare the key id of a record with the one that was asked for.",
	breaks: ["HMAC-KEY-08"],
	threats: ["KEY-14"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async lookUpKey(keyId, store, seconds) {
			const named = {
				async get(name: string) {
					const text = await store.get(name);
					return text?.replace(/"keyId":"[^"]*"/, `"keyId":"${keyId}"`) ?? null;
				},
			};
			return reference.lookUpKey(keyId, named, seconds);
		},
	}),
};
