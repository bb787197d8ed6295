import type { Mutant } from "../mutant.ts";

export const secretAsLatin1: Mutant = {
	id: "secret-as-latin1",
	sentence: "Takes one byte for each character of a secret.",
	breaks: ["HMAC-SIG-02"],
	also: ["HMAC-KEY-06", "HMAC-NONCE-01", "HMAC-SIG-03"],
	threats: ["KEY-20"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		secretBytes(secret, scheme) {
			const bytes = reference.secretBytes(secret, scheme);
			return bytes && Uint8Array.from([...secret].map((character) => (character.codePointAt(0) ?? 0) & 0xff));
		},
	}),
};
