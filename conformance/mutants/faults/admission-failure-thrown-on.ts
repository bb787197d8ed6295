import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const admissionFailureThrownOn: Mutant = {
	id: "admission-failure-thrown-on",
	sentence: "Lets a failure of the admission object become a failure of its own.",
	breaks: ["HMAC-NONCE-11"],
	threats: ["AVL-12", "RAT-12"],
	seen: { inside: "No request can make the admission object fail." },
	stages: (reference) => ({
		...reference,
		admit: async (keyId, request, namespace) => accept(await namespace.getByName(`nonce-${keyId}`).admit(request)),
	}),
};
