import type { Mutant } from "../mutant.ts";

export const nonceRememberedInLowerCase: Mutant = {
	id: "nonce-remembered-in-lower-case",
	sentence: "Remembers nonces in lower case.",
	breaks: ["HMAC-NONCE-04"],
	threats: ["NON-14"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		admit: (keyId, request, namespace, seconds) =>
			reference.admit(keyId, { ...request, nonce: request.nonce.toLowerCase() }, namespace, seconds),
	}),
};
