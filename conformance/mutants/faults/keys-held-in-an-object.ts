import { accept } from "#protocol";
import type { KeyRecord } from "../../../gateway/src/keys.ts";
import type { Mutant } from "../mutant.ts";

export const keysHeldInAnObject: Mutant = {
	id: "keys-held-in-an-object",
	sentence: "Looks a key up among the members of a plain object first, which has some that are no keys.",
	breaks: ["HMAC-KEY-03", "ANS-05"],
	also: ["HMAC-KEY-01"],
	threats: ["KEY-28"],
	seen: "wire",
	stages: (reference) => {
		const known: Record<string, KeyRecord> = {};
		return {
			...reference,
			async lookUpKey(keyId, store, seconds) {
				const record = known[keyId];
				return record === undefined ? reference.lookUpKey(keyId, store, seconds) : accept(record);
			},
		};
	},
};
