import { accept } from "#protocol";
import { parseKeyRecord } from "../../../gateway/src/keys.ts";
import type { Mutant } from "../mutant.ts";

export const keyStoreFailureThrownOn: Mutant = {
	id: "key-store-failure-thrown-on",
	sentence: "Lets a failure of the key store become a failure of its own.",
	breaks: ["HMAC-KEY-09"],
	threats: ["AVL-12"],
	seen: { inside: "No request can make the key store fail." },
	stages: (reference) => ({
		...reference,
		async lookUpKey(keyId, store) {
			const text = await store.get(`key:${keyId}`);
			return accept(text === null ? undefined : parseKeyRecord(text, keyId));
		},
	}),
};
