import type { Mutant } from "../mutant.ts";

export const keySetFetchedByEachThatWaits: Mutant = {
	id: "key-set-fetched-by-each-that-waits",
	sentence: "Fetches the key set once for each request that finds none.",
	breaks: ["JWKS-02"],
	also: ["JWKS-01", "JWKS-03", "JWKS-04", "JWKS-05", "JWKS-06", "JWT-FORM-08"],
	threats: ["JWK-04"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		openKeySet(options) {
			const shared = reference.openKeySet(options);
			let loaded = false;
			return {
				async find(...asked) {
					const keySet = loaded ? shared : reference.openKeySet(options);
					const found = await keySet.find(...asked);
					if (found.found && !loaded) {
						await shared.find(...asked);
						loaded = true;
					}
					return found;
				},
			};
		},
	}),
};
