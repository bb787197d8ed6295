import type { VerificationKey } from "../../../gateway/src/jwks.ts";
import type { Mutant } from "../mutant.ts";

export const failedFetchKept: Mutant = {
	id: "failed-fetch-kept",
	sentence: "Keeps the failure of a fetch as it keeps a key set.",
	breaks: ["JWKS-06"],
	also: [
		"JWKS-01",
		"JWKS-02",
		"JWKS-03",
		"JWKS-07",
		"JWKS-08",
		"JWKS-09",
		"JWKS-10",
		"JWKS-11",
		"JWKS-14",
		"JWT-ALG-01",
		"JWT-ALG-03",
		"JWT-ALG-04",
		"JWT-ALG-05",
		"JWT-KEY-01",
		"JWT-KEY-02",
		"JWT-KEY-03",
		"JWT-KEY-04",
		"JWT-KEY-05",
		"JWT-KEY-06",
		"JWT-KEY-07",
		"JWT-KEY-08",
	],
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
