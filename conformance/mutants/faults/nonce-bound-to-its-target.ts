import { targetText } from "../../../gateway/src/head.ts";
import type { Mutant } from "../mutant.ts";

export const nonceBoundToItsTarget: Mutant = {
	id: "nonce-bound-to-its-target",
	sentence: "Remembers a nonce together with the target.",
	breaks: ["HMAC-NONCE-01"],
	also: ["ANS-07", "HMAC-NONCE-02", "HMAC-NONCE-04", "HMAC-NONCE-07", "HMAC-NONCE-08", "HMAC-NONCE-10"],
	threats: ["NON-12"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		admitHmac: (exchange, signed, signer, body) =>
			reference.admitHmac(
				exchange,
				{ ...signed, nonce: `${targetText(exchange.request.url)} ${signed.nonce}` },
				signer,
				body,
			),
	}),
};
