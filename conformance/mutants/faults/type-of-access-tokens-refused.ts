import type { Mutant } from "../mutant.ts";

export const typeOfAccessTokensRefused: Mutant = {
	id: "type-of-access-tokens-refused",
	sentence: "Knows `JWT` only as a type.",
	breaks: ["JWT-FORM-09"],
	threats: ["JWT-17"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseToken: (text, policy) => reference.parseToken(text, { ...policy, types: [null, "jwt"] }),
	}),
};
