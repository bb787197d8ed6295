import { keepingSets } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

export const unknownKidFetchedEachTime: Mutant = {
	id: "unknown-kid-fetched-each-time",
	sentence: "Fetches the key set for every unknown kid.",
	breaks: ["JWKS-04"],
	threats: ["JWK-03"],
	seen: "wire",
	stages: keepingSets((config) => ({ ...config, unknownKeyCooldownSeconds: 0 })),
};
