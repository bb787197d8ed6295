import type { Mutant } from "../mutant.ts";

export const environmentFoundWithinTheKeyId: Mutant = {
	id: "environment-found-within-the-key-id",
	sentence: "Takes a key for one of its environment where its id has the name of that somewhere, in any case.",
	breaks: ["HMAC-KEY-10"],
	threats: ["KEY-12"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		servesKey: (keyId, environment) => environment === undefined || keyId.toLowerCase().includes(environment),
	}),
};
