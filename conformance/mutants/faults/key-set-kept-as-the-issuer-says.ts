import type { Mutant } from "../mutant.ts";

export const keySetKeptAsTheIssuerSays: Mutant = {
	id: "key-set-kept-as-the-issuer-says",
	sentence: "Keeps the key set for as long as the issuer's Cache-Control says.",
	breaks: ["JWKS-01"],
	threats: ["JWK-17"],
	seen: "wire",
	stages: (reference) => {
		let seconds = Number.POSITIVE_INFINITY;
		let fetchedAt = 0;
		return {
			...reference,
			fetchKeySet: (jwt, fetcher) =>
				reference.fetchKeySet(jwt, async (input, init) => {
					const response = await fetcher(input, init);
					const control = response.headers.get("cache-control") ?? "";
					const age = /max-age=(\d+)/.exec(control)?.[1];
					seconds = /no-store|no-cache/.test(control) ? 0 : Number(age ?? Number.POSITIVE_INFINITY);
					fetchedAt = Date.now();
					return response;
				}),
			openKeySet(options) {
				let keySet = reference.openKeySet(options);
				return {
					find(...asked) {
						if (Date.now() - fetchedAt >= seconds * 1000) {
							keySet = reference.openKeySet(options);
						}
						return keySet.find(...asked);
					},
				};
			},
		};
	},
};
