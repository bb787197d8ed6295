import { decodeBase64 } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const secretDecodedFromBase64: Mutant = {
	id: "secret-decoded-from-base64",
	sentence: "Decodes a secret that looks like padded base64.",
	breaks: ["HMAC-SIG-02"],
	threats: ["KEY-20"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		secretBytes(secret, scheme) {
			const bytes = /^[A-Za-z0-9+/]{31,}=+$/.test(secret) ? decodeBase64(secret) : undefined;
			return bytes ?? reference.secretBytes(secret, scheme);
		},
	}),
};
