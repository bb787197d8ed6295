import { encodeHex } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const nonceBoundToItsSignature: Mutant = {
	id: "nonce-bound-to-its-signature",
	sentence: "Remembers signatures in place of nonces.",
	breaks: ["HMAC-NONCE-01"],
	threats: ["NON-12", "NON-17"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		admitHmac: (exchange, signed, signer, body) =>
			reference.admitHmac(exchange, { ...signed, nonce: encodeHex(signed.signature) }, signer, body),
	}),
};
