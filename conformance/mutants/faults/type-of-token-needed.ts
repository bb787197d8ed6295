import type { Mutant } from "../mutant.ts";

export const typeOfTokenNeeded: Mutant = {
	id: "type-of-token-needed",
	sentence: "Refuses a token without a type.",
	breaks: ["JWT-FORM-09"],
	threats: ["JWT-17"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseToken: (text, policy) =>
			reference.parseToken(text, { ...policy, types: policy.types.filter((type) => type !== null) }),
	}),
};
