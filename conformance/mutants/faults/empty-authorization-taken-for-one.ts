import { refuse } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const emptyAuthorizationTakenForOne: Mutant = {
	id: "empty-authorization-taken-for-one",
	sentence: "Takes an empty Authorization for a credential.",
	breaks: ["CRED-05"],
	threats: ["HDR-12"],
	seen: { inside: "The platform shows no Authorization where it is empty." },
	stages: (reference) => ({
		...reference,
		chooseCredential(header, scheme) {
			const authorization = header("authorization");
			return authorization === "" ? refuse("conflicting_credentials") : reference.chooseCredential(header, scheme);
		},
	}),
};
