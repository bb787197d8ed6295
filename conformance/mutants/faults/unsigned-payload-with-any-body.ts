import type { Mutant } from "../mutant.ts";

export const unsignedPayloadWithAnyBody: Mutant = {
	id: "unsigned-payload-with-any-body",
	sentence: "Under sorted-query accepts UNSIGNED-PAYLOAD with a body.",
	breaks: ["SORT-11"],
	threats: ["BOD-04"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		contentHashMatches: (claimed, body, scheme) =>
			claimed === scheme.body.unsignedPayload || reference.contentHashMatches(claimed, body, scheme),
	}),
};
