import type { Mutant } from "../mutant.ts";

export const signatureOfTokenOptional: Mutant = {
	id: "signature-of-token-optional",
	sentence: "Verifies the signature of a token only where there is one.",
	breaks: ["JWT-FORM-01"],
	also: ["JWKS-05", "JWT-ALG-05", "JWT-CLAIM-11"],
	threats: ["JWT-22"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		authenticateJwt(exchange, text) {
			if (!/^[\w-]+\.[\w-]+\.?$/.test(text)) {
				return reference.authenticateJwt(exchange, text);
			}
			const stages = { ...exchange.stages, verifyToken: async () => true };
			return reference.authenticateJwt({ ...exchange, stages }, `${text.replace(/\.$/, "")}.AAAA`);
		},
	}),
};
