import { keepingSets } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

export const failedFetchTriedAtOnce: Mutant = {
	id: "failed-fetch-tried-at-once",
	sentence: "Fetches the key set again at once after a failure.",
	breaks: ["JWKS-06"],
	threats: ["JWK-05"],
	seen: "wire",
	stages: keepingSets((config) => ({ ...config, failureCooldownSeconds: 0 })),
};
