import type { Mutant } from "../mutant.ts";

export const keySetNotKept: Mutant = {
	id: "key-set-not-kept",
	sentence: "Fetches the key set for every token.",
	breaks: ["JWKS-01", "JWKS-02", "JWKS-04", "JWKS-06", "JWKS-07"],
	also: ["JWKS-03", "JWKS-05", "JWKS-08", "JWKS-11", "JWKS-12", "JWT-FORM-08", "JWT-KEY-07"],
	threats: ["JWK-04", "JWK-05"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		openKeySet: (options) => ({ find: (...asked) => reference.openKeySet(options).find(...asked) }),
	}),
};
