import type { Mutant } from "../mutant.ts";

export const keyIdLookedUpInLowerCase: Mutant = {
	id: "key-id-looked-up-in-lower-case",
	sentence: "Looks key ids up in lower case.",
	breaks: ["HMAC-KEY-03"],
	threats: ["KEY-15", "NON-13"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		lookUpKey: async (keyId, store, seconds) => {
			const record = await reference.lookUpKey(keyId, store, seconds);
			return record.ok && record.value === undefined
				? reference.lookUpKey(keyId.toLowerCase(), store, seconds)
				: record;
		},
	}),
};
