import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const fourthPartLeftToTheVerification: Mutant = {
	id: "fourth-part-left-to-the-verification",
	sentence: "Leaves it to the verification of the signature to refuse a token of four parts.",
	breaks: ["JWKS-05"],
	threats: ["JWK-19"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseToken(text, policy) {
			const parsed = reference.parseToken(text.split(".", 3).join("."), policy);
			return parsed.ok ? accept({ ...parsed.value, text }) : parsed;
		},
	}),
};
