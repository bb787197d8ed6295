import type { Mutant } from "../mutant.ts";

export const importedSecretsKeptByKeyId: Mutant = {
	id: "imported-secrets-kept-by-key-id",
	sentence: "Keeps the secrets of a key in the isolate and goes on using them when the record has others.",
	breaks: ["HMAC-KEY-07"],
	also: ["HMAC-KEY-05"],
	threats: ["KEY-18"],
	seen: "wire",
	stages: (reference) => {
		const secrets = new Map<string, readonly string[]>();
		return {
			...reference,
			activeSecrets(record, nowSeconds) {
				const active = reference.activeSecrets(record, nowSeconds);
				const known = [...new Set([...active, ...(secrets.get(record.keyId) ?? [])])];
				secrets.set(record.keyId, known);
				return active.length === 0 ? active : known;
			},
		};
	},
};
