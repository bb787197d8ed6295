import type { Mutant } from "../mutant.ts";

export const keySetFetchedBeforeTheForm: Mutant = {
	id: "key-set-fetched-before-the-form",
	sentence: "Fetches the key set before it looks at the token.",
	breaks: ["JWKS-05"],
	also: ["JWKS-01", "JWKS-02", "JWKS-03", "JWT-FORM-08"],
	threats: ["JWK-19"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async authenticateJwt(exchange, text) {
			await exchange.tokens?.keySet.find("", "ES256", exchange.platform.keepAlive);
			return reference.authenticateJwt(exchange, text);
		},
	}),
};
