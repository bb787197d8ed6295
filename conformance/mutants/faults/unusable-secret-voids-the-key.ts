import type { Mutant } from "../mutant.ts";

export const unusableSecretVoidsTheKey: Mutant = {
	id: "unusable-secret-voids-the-key",
	sentence: "Takes a key for unusable if one of its secrets is.",
	breaks: ["HMAC-KEY-06"],
	threats: ["KEY-19"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		verifyWithAny(exchange, record, mac, text) {
			const usable = record?.secrets.every(
				({ secret }) => reference.secretBytes(secret, exchange.scheme) !== undefined,
			);
			return reference.verifyWithAny(exchange, usable === true ? record : undefined, mac, text);
		},
	}),
};
