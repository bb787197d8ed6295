import type { AdmissionAnswer } from "../../../gateway/src/admission-protocol.ts";
import type { Mutant } from "../mutant.ts";

export const firstOfTwoAdmissionObjectsCounts: Mutant = {
	id: "first-of-two-admission-objects-counts",
	sentence: "Admits what the first of two admission objects admits, whatever the second says.",
	breaks: ["HMAC-NONCE-12"],
	threats: ["NON-34"],
	seen: { inside: "It takes a key whose division is being changed, and isolates whose clocks differ." },
	stages: (reference) => ({
		...reference,
		admit(keyId, request, namespace, seconds) {
			let first: Promise<AdmissionAnswer> | undefined;
			const heard: typeof namespace = {
				getByName: (name) => ({
					admit(asked) {
						const answer = namespace.getByName(name).admit(asked);
						first ??= answer;
						return first;
					},
				}),
			};
			return reference.admit(keyId, request, heard, seconds);
		},
	}),
};
