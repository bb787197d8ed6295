import { NonceStore } from "../../../gateway/src/nonce-store.ts";
import { around } from "../making/store.ts";
import type { Mutant } from "../mutant.ts";

export const revocationKnownToTheKeyStoreOnly: Mutant = {
	id: "revocation-known-to-the-key-store-only",
	sentence: "Tells the admission object of a key nothing, neither that it is revoked nor that its record was replaced.",
	breaks: ["HMAC-KEY-04", "HMAC-KEY-07"],
	also: ["ANS-07"],
	threats: ["KEY-02"],
	seen: { inside: "It takes those who keep the keys, and a key store that is behind." },
	store: (sql) => around(new NonceStore(sql), { setRevoked: () => {}, setRecord: () => true }),
};
