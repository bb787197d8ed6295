import type { Mutant } from "../mutant.ts";

export const freshnessNotAskedOfTestKeys: Mutant = {
	id: "freshness-not-asked-of-test-keys",
	sentence: "Asks no freshness of a key whose id says that it is for tests.",
	breaks: ["HMAC-TIME-01"],
	threats: ["TSP-17"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		authenticateHmac(exchange, head, signed, contentType) {
			const stages = signed.keyId.startsWith("test_") ? { ...exchange.stages, isFresh: () => true } : exchange.stages;
			return reference.authenticateHmac({ ...exchange, stages }, head, signed, contentType);
		},
	}),
};
