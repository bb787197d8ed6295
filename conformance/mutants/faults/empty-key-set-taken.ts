import type { Mutant } from "../mutant.ts";

export const emptyKeySetTaken: Mutant = {
	id: "empty-key-set-taken",
	sentence: "Takes a key set without a usable key in place of the last good one.",
	breaks: ["JWKS-08"],
	threats: ["JWK-16"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async fetchKeySet(jwt, fetcher) {
			let status = 0;
			const watching: typeof fetch = async (input, init) => {
				const response = await fetcher(input, init);
				status = response.status;
				return response;
			};
			try {
				return await reference.fetchKeySet(jwt, watching);
			} catch (error) {
				if (status === 200) {
					return [];
				}
				throw error;
			}
		},
	}),
};
