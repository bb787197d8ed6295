import { verifyingBareSignature } from "../making/signature.ts";
import { understanding } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const missingAlgorithmSupplied: Mutant = {
	id: "missing-algorithm-supplied",
	sentence: "Takes a token without an algorithm for one with the usual algorithm.",
	breaks: ["JWT-ALG-01"],
	also: ["JWKS-05"],
	threats: ["JWT-02"],
	seen: "wire",
	stages: (reference) => ({
		...understanding(({ header, claims }) => ({ header: { ...header, alg: header["alg"] ?? "ES256" }, claims }))(
			reference,
		),
		verifyToken: (token, keys) => verifyingBareSignature(token.text, keys),
	}),
};
