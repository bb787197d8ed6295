import type { HeaderLookup } from "#protocol";
import type { Mutant } from "../mutant.ts";

const signedNames = ["x-key-id", "x-timestamp", "x-nonce", "x-content-sha256", "x-signature"];

export const tokenTriedWhenTheSignatureFails: Mutant = {
	id: "token-tried-when-the-signature-fails",
	sentence: "Tries the bearer token when the HMAC credential fails.",
	breaks: ["CRED-02", "CRED-03"],
	also: ["ANS-01", "ANS-02", "ANS-07", "ANS-08", "ANS-09", "HMAC-NONCE-01"],
	threats: ["AUT-03", "AUT-04"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async authenticate(exchange, head) {
			const answer = await reference.authenticate(exchange, head);
			const bearer: HeaderLookup = (name) => (signedNames.includes(name) ? null : head.header(name));
			return answer.ok || head.header("authorization") === null
				? answer
				: reference.authenticate(exchange, { ...head, header: bearer });
		},
	}),
};
