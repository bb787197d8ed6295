import { encodeHex } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const nonceBoundToItsSignature: Mutant = {
	id: "nonce-bound-to-its-signature",
	sentence: "Remembers signatures in place of nonces.",
	breaks: ["HMAC-NONCE-01"],
	also: ["ANS-07", "HMAC-NONCE-02", "HMAC-NONCE-04", "HMAC-NONCE-07", "HMAC-NONCE-08", "HMAC-NONCE-10"],
	threats: ["NON-12", "NON-17"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		admitHmac: (exchange, signed, signer, body) =>
			reference.admitHmac(exchange, { ...signed, nonce: encodeHex(signed.signature) }, signer, body),
	}),
};
