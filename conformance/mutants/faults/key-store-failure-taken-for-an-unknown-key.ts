import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const keyStoreFailureTakenForAnUnknownKey: Mutant = {
	id: "key-store-failure-taken-for-an-unknown-key",
	sentence: "Answers a failure of the key store as if the key were unknown.",
	breaks: ["HMAC-KEY-09"],
	threats: ["KEY-08", "AVL-12"],
	seen: { inside: "No request can make the key store fail." },
	stages: (reference) => ({
		...reference,
		async lookUpKey(keyId, store, seconds) {
			const record = await reference.lookUpKey(keyId, store, seconds);
			return record.ok ? record : accept(undefined);
		},
	}),
};
