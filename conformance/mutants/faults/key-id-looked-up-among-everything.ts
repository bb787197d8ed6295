import type { Mutant } from "../mutant.ts";

export const keyIdLookedUpAmongEverything: Mutant = {
	id: "key-id-looked-up-among-everything",
	sentence: "Looks key ids up among all that the store holds.",
	breaks: ["HMAC-KEY-03"],
	threats: ["KEY-11"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async lookUpKey(keyId, store, seconds) {
			const record = await reference.lookUpKey(keyId, store, seconds);
			const other = { get: (name: string) => store.get(name.replace(/^key:/, "")) };
			return record.ok && record.value === undefined ? reference.lookUpKey(keyId, other, seconds) : record;
		},
	}),
};
