import type { Mutant } from "../mutant.ts";

export const nonceRememberedWithoutDashes: Mutant = {
	id: "nonce-remembered-without-dashes",
	sentence: "Remembers a nonce without dashes and underscores.",
	breaks: ["HMAC-NONCE-04"],
	threats: ["NON-30"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		admit: (keyId, request, namespace, seconds) =>
			reference.admit(keyId, { ...request, nonce: request.nonce.replaceAll(/[_-]/g, "") }, namespace, seconds),
	}),
};
