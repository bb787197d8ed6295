import { keepingSets } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

export const issuerWaitedFor: Mutant = {
	id: "issuer-waited-for",
	sentence: "Waits for the issuer as long as it takes.",
	breaks: ["JWKS-12"],
	threats: ["JWK-13"],
	seen: "wire",
	stages: (reference) => ({
		...keepingSets((config) => ({ ...config, timeoutSeconds: 1_000_000 }))(reference),
		fetchKeySet: (jwt, fetcher) =>
			reference.fetchKeySet(jwt, (input, init) => fetcher(input, { ...init, signal: null })),
	}),
};
