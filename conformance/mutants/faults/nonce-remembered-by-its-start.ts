import type { Mutant } from "../mutant.ts";

export const nonceRememberedByItsStart: Mutant = {
	id: "nonce-remembered-by-its-start",
	sentence: "Remembers the first sixteen characters of a nonce.",
	breaks: ["HMAC-NONCE-04"],
	threats: ["NON-30"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		admit: (keyId, request, namespace, seconds) =>
			reference.admit(keyId, { ...request, nonce: request.nonce.slice(0, 16) }, namespace, seconds),
	}),
};
