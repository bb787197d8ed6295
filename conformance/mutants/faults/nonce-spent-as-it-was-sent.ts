import type { Mutant } from "../mutant.ts";

export const nonceSpentAsItWasSent: Mutant = {
	id: "nonce-spent-as-it-was-sent",
	sentence: "Verifies a nonce without the blanks around it and spends it with them.",
	breaks: ["HMAC-NONCE-01"],
	threats: ["NON-15"],
	seen: { inside: "The platform removes the blanks, so that a Worker never sees the other spelling." },
	stages: (reference) => ({
		...reference,
		admitHmac(exchange, signed, signer, body) {
			const nonce = exchange.request.headers.get("x-nonce") ?? signed.nonce;
			return reference.admitHmac(exchange, { ...signed, nonce }, signer, body);
		},
	}),
};
