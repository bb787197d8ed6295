import { decodeHex } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const secretDecodedFromHex: Mutant = {
	id: "secret-decoded-from-hex",
	sentence: "Decodes a secret that looks like hexadecimal digits.",
	breaks: ["HMAC-SIG-02"],
	also: ["ANS-01", "ANS-02", "ANS-07", "ANS-08", "ANS-10", "ANS-11", "ANS-12", "AUTHZ-07", "CRED-03", "HMAC-NONCE-07"],
	threats: ["KEY-20"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		secretBytes: (secret, scheme) =>
			/^(?:[0-9a-f]{2}){16,}$/.test(secret) ? decodeHex(secret) : reference.secretBytes(secret, scheme),
	}),
};
