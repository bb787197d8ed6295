import type { Mutant } from "../mutant.ts";

export const authorizationTakenApartUnseen: Mutant = {
	id: "authorization-taken-apart-unseen",
	sentence: "Takes every Authorization for a scheme and something behind it.",
	breaks: ["ANS-05", "CRED-08"],
	also: ["CRED-03", "CRED-06"],
	threats: ["AVL-15"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		chooseCredential(header, scheme) {
			const authorization = header("authorization") ?? "";
			if (authorization !== "") {
				// A careless cast stands for a language that asks nothing.
				(authorization.split(" ")[1] as string).trim();
			}
			return reference.chooseCredential(header, scheme);
		},
	}),
};
