import type { Mutant } from "../mutant.ts";

export const expiryReadAsMilliseconds: Mutant = {
	id: "expiry-read-as-milliseconds",
	sentence: "Compares expiries in seconds with a time in milliseconds, and lets keys live that have not expired.",
	breaks: ["HMAC-KEY-05"],
	threats: ["KEY-04"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		activeSecrets: (record, nowSeconds) => reference.activeSecrets(record, nowSeconds / 1000),
	}),
};
