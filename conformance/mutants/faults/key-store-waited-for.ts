import type { Mutant } from "../mutant.ts";

export const keyStoreWaitedFor: Mutant = {
	id: "key-store-waited-for",
	sentence: "Waits for the key store as long as it takes.",
	breaks: ["HMAC-KEY-09"],
	threats: ["AVL-12"],
	seen: { inside: "No request can make the key store late." },
	stages: (reference) => ({
		...reference,
		lookUpKey: (keyId, store) => reference.lookUpKey(keyId, store, 1_000_000),
	}),
};
