import { refuse } from "#protocol";
import { detailed } from "../making/answer.ts";
import type { Mutant } from "../mutant.ts";

export const stringToSignInRefusals: Mutant = {
	id: "string-to-sign-in-refusals",
	sentence: "Says in a refusal over what the signature should have been.",
	breaks: ["ANS-08", "HMAC-KEY-01"],
	threats: ["ERR-06"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async authenticateHmac(exchange, head, signed, contentType) {
			const signer = await reference.authenticateHmac(exchange, head, signed, contentType);
			const { method, host, target } = head;
			const text = reference.stringToSign({ ...signed, method, host, target, contentType }, exchange.scheme);
			return signer.ok ? signer : refuse(signer.refusal.code, `expected ${JSON.stringify(text)}`);
		},
		respondRefusal(refusal, facts) {
			const response = reference.respondRefusal(refusal, facts);
			return refusal.because?.startsWith("expected ") ? detailed(response, refusal, facts, refusal.because) : response;
		},
	}),
};
