import { accept } from "#protocol";
import type { KeyRecord } from "../../../gateway/src/keys.ts";
import type { Mutant } from "../mutant.ts";

export const keyRecordKeptInTheIsolate: Mutant = {
	id: "key-record-kept-in-the-isolate",
	sentence: "Keeps key records in the isolate and never reads them again.",
	breaks: ["HMAC-KEY-07", "HMAC-KEY-04", "HMAC-KEY-05"],
	also: ["ANS-07", "HMAC-KEY-06", "HMAC-KEY-08", "LIM-04"],
	threats: ["KEY-02", "KEY-05"],
	seen: "wire",
	stages: (reference) => {
		const records = new Map<string, KeyRecord>();
		return {
			...reference,
			async lookUpKey(keyId, store, seconds) {
				const known = records.get(keyId);
				const record = known === undefined ? await reference.lookUpKey(keyId, store, seconds) : accept(known);
				if (record.ok && record.value !== undefined) {
					records.set(keyId, record.value);
				}
				return record;
			},
		};
	},
};
