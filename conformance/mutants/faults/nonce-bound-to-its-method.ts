import type { Mutant } from "../mutant.ts";

export const nonceBoundToItsMethod: Mutant = {
	id: "nonce-bound-to-its-method",
	sentence: "Remembers a nonce together with the method.",
	breaks: ["HMAC-NONCE-01"],
	also: ["HMAC-NONCE-07"],
	threats: ["NON-12"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		admitHmac: (exchange, signed, signer, body) =>
			reference.admitHmac(exchange, { ...signed, nonce: `${exchange.request.method} ${signed.nonce}` }, signer, body),
	}),
};
