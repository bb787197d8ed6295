import type { Mutant } from "../mutant.ts";

export const keyExpiryIgnored: Mutant = {
	id: "key-expiry-ignored",
	sentence: "Does not read the expiry of a key.",
	breaks: ["HMAC-KEY-05"],
	threats: ["KEY-04"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		activeSecrets: ({ expiresAt: _ignored, ...record }, nowSeconds) => reference.activeSecrets(record, nowSeconds),
	}),
};
