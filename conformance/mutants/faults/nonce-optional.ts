import type { Mutant } from "../mutant.ts";

export const nonceOptional: Mutant = {
	id: "nonce-optional",
	sentence: "Makes up a nonce where the sender sent none.",
	breaks: ["HMAC-HDR-01"],
	also: ["ANS-01", "ANS-02", "ANS-08", "ANS-09", "CRED-02", "CRED-04", "HMAC-BODY-05", "HMAC-HDR-10"],
	threats: ["NON-26"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		chooseCredential(header, scheme) {
			const made = crypto.randomUUID();
			const signed = header("x-signature") !== null;
			return reference.chooseCredential(
				(name) => (name === "x-nonce" && signed ? (header(name) ?? made) : header(name)),
				scheme,
			);
		},
		authenticateHmac(exchange, head, signed, contentType) {
			const missing = head.header("x-nonce") === null;
			return reference.authenticateHmac(exchange, head, missing ? { ...signed, nonce: "" } : signed, contentType);
		},
	}),
};
