import type { VerificationKey } from "../../../gateway/src/jwks.ts";
import type { Mutant } from "../mutant.ts";

export const failedFetchKept: Mutant = {
	id: "failed-fetch-kept",
	sentence: "Keeps the failure of a fetch as it keeps a key set.",
	breaks: ["JWKS-06"],
	threats: ["JWK-08"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		openKeySet(options) {
			let first: Promise<readonly VerificationKey[]> | undefined;
			return reference.openKeySet({
				...options,
				fetchKeySet() {
					first ??= options.fetchKeySet();
					return first;
				},
			});
		},
	}),
};
