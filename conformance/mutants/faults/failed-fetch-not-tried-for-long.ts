import type { Mutant } from "../mutant.ts";

export const failedFetchNotTriedForLong: Mutant = {
	id: "failed-fetch-not-tried-for-long",
	sentence: "Waits an hour after a failed fetch, if it has never had a set.",
	breaks: ["JWKS-06"],
	also: ["ANS-07", "JWKS-08"],
	threats: ["JWK-07", "JWK-08"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		openKeySet({ config, fetchKeySet, now }) {
			let brought = false;
			return reference.openKeySet({
				config: {
					...config,
					get failureCooldownSeconds() {
						return brought ? config.failureCooldownSeconds : 3600;
					},
				},
				async fetchKeySet() {
					const keys = await fetchKeySet();
					brought = true;
					return keys;
				},
				now,
			});
		},
	}),
};
