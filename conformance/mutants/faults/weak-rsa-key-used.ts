import { takingRsaKeys } from "../making/rsa-keys.ts";
import { verifyingBareSignature } from "../making/signature.ts";
import type { Mutant } from "../mutant.ts";

export const weakRsaKeyUsed: Mutant = {
	id: "weak-rsa-key-used",
	sentence: "Uses an RSA key of any length.",
	breaks: ["JWT-KEY-06", "JWKS-08"],
	threats: ["JWT-30"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		...takingRsaKeys(({ length }) => length > 0 && length < 225)(reference),
		// The library of the reference refuses such a key when it is used, too.
		verifyToken: (token, keys) => verifyingBareSignature(token.text, keys),
	}),
};
