import type { Mutant } from "../mutant.ts";

export const secondSecretNeverTried: Mutant = {
	id: "second-secret-never-tried",
	sentence: "Verifies with the first secret of a key only.",
	breaks: ["HMAC-KEY-06"],
	also: ["HMAC-KEY-07", "HMAC-NONCE-01"],
	threats: ["KEY-17"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		activeSecrets: (record, nowSeconds) => reference.activeSecrets(record, nowSeconds).slice(0, 1),
	}),
};
