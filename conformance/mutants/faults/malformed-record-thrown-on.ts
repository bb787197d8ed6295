import { accept } from "#protocol";
import type { KeyRecord } from "../../../gateway/src/keys.ts";
import type { Mutant } from "../mutant.ts";

export const malformedRecordThrownOn: Mutant = {
	id: "malformed-record-thrown-on",
	sentence: "Parses a key record without expecting that it could be malformed.",
	breaks: ["HMAC-KEY-08", "ANS-05"],
	threats: ["KEY-07"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async lookUpKey(keyId, store, seconds) {
			const text = await store.get(`key:${keyId}`);
			const record: KeyRecord | null = text === null ? null : JSON.parse(text);
			return record?.keyId.trim() === "" ? accept(undefined) : reference.lookUpKey(keyId, store, seconds);
		},
	}),
};
