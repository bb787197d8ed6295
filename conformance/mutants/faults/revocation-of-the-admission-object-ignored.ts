import { NonceStore } from "../../../gateway/src/nonce-store.ts";
import { around } from "../making/store.ts";
import type { Mutant } from "../mutant.ts";

export const revocationOfTheAdmissionObjectIgnored: Mutant = {
	id: "revocation-of-the-admission-object-ignored",
	sentence: "Does not ask the admission object whether a key is revoked.",
	breaks: ["HMAC-KEY-04", "ANS-07"],
	threats: ["KEY-02"],
	seen: { inside: "Only the operator's own access to the admission object can revoke a key there." },
	store: (sql) => around(new NonceStore(sql), { setRevoked: () => {} }),
};
