import type { Mutant } from "../mutant.ts";

export const keySetFetchedBeforeTheIssuer: Mutant = {
	id: "key-set-fetched-before-the-issuer",
	sentence: "Fetches the key set before it compares the issuer of a token.",
	breaks: ["JWKS-05"],
	threats: ["JWK-19"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		isOurIssuer: () => true,
	}),
};
