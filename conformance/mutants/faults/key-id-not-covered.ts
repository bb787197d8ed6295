import { alsoVerifying } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

export const keyIdNotCovered: Mutant = {
	id: "key-id-not-covered",
	sentence: "Does not bind a signature to the key id, only to the secret.",
	breaks: ["HMAC-CANON-03"],
	threats: ["CAN-06"],
	seen: "wire",
	stages: (reference) => {
		const known = new Set<string>();
		const loose = alsoVerifying((covered) =>
			[...known].map((keyId) => ({ ...covered, signed: { ...covered.signed, keyId } })),
		)(reference);
		return {
			...loose,
			authenticateHmac(exchange, head, signed, contentType) {
				known.add(signed.keyId);
				return loose.authenticateHmac(exchange, head, signed, contentType);
			},
		};
	},
};
