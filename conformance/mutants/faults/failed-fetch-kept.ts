import type { VerificationKey } from "../../../gateway/src/jwks.ts";
import type { Mutant } from "../mutant.ts";

export const failedFetchKept: Mutant = {
	id: "failed-fetch-kept",
	sentence: "Shares its first fetch until that has brought a set, and so keeps one that failed for ever.",
	breaks: ["JWKS-06"],
	also: ["ANS-07", "JWKS-08"],
	threats: ["JWK-08"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		openKeySet(options) {
			let first: Promise<readonly VerificationKey[]> | undefined;
			let brought = false;
			return reference.openKeySet({
				...options,
				fetchKeySet() {
					if (brought) return options.fetchKeySet();
					first ??= options.fetchKeySet().then((keys) => {
						brought = true;
						return keys;
					});
					return first;
				},
			});
		},
	}),
};
