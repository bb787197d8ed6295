import type { Mutant } from "../mutant.ts";

export const secretExpiryIgnored: Mutant = {
	id: "secret-expiry-ignored",
	sentence: "Does not read the expiry of a secret.",
	breaks: ["HMAC-KEY-05"],
	threats: ["KEY-04"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		activeSecrets: (record, nowSeconds) =>
			reference.activeSecrets({ ...record, secrets: record.secrets.map(({ secret }) => ({ secret })) }, nowSeconds),
	}),
};
