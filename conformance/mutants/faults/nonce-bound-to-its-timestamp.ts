import type { Mutant } from "../mutant.ts";

export const nonceBoundToItsTimestamp: Mutant = {
	id: "nonce-bound-to-its-timestamp",
	sentence: "Remembers a nonce together with its timestamp.",
	breaks: ["HMAC-NONCE-01"],
	also: ["HMAC-NONCE-04", "HMAC-NONCE-07", "HMAC-NONCE-08", "HMAC-NONCE-10"],
	threats: ["NON-16"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		admit: (keyId, request, namespace, seconds) =>
			reference.admit(keyId, { ...request, nonce: `${request.nonce} ${request.acceptableUntil}` }, namespace, seconds),
	}),
};
