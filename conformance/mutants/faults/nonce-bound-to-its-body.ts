import type { Mutant } from "../mutant.ts";

export const nonceBoundToItsBody: Mutant = {
	id: "nonce-bound-to-its-body",
	sentence: "Remembers a nonce together with the content hash.",
	breaks: ["HMAC-NONCE-01"],
	also: ["HMAC-NONCE-07"],
	threats: ["NON-12"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		admitHmac: (exchange, signed, signer, body) =>
			reference.admitHmac(exchange, { ...signed, nonce: `${signed.contentHash} ${signed.nonce}` }, signer, body),
	}),
};
