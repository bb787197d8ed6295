import type { Mutant } from "../mutant.ts";

export const keyIdFoundWithinTheText: Mutant = {
	id: "key-id-found-within-the-text",
	sentence: "Finds a key by the part of X-Key-Id that begins as its ids do.",
	breaks: ["HMAC-KEY-03"],
	threats: ["KEY-13"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		lookUpKey: (keyId, store, seconds) =>
			reference.lookUpKey(/live_[A-Za-z0-9_-]+/.exec(keyId)?.[0] ?? keyId, store, seconds),
	}),
};
