import { refuse } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const conflictJudgedBeforeTheFields: Mutant = {
	id: "conflict-judged-before-the-fields",
	sentence: "Looks for a second credential before it looks at the form of the first.",
	breaks: ["ANS-07", "CRED-02"],
	threats: ["AUT-04"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		chooseCredential(header, scheme) {
			const both = header("x-signature") !== null && (header("authorization") ?? "") !== "";
			return both ? refuse("conflicting_credentials") : reference.chooseCredential(header, scheme);
		},
	}),
};
