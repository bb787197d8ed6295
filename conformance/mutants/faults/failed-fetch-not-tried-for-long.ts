import { keepingSets } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

export const failedFetchNotTriedForLong: Mutant = {
	id: "failed-fetch-not-tried-for-long",
	sentence: "Waits an hour after a failed fetch.",
	breaks: ["JWKS-06"],
	also: ["JWKS-09", "JWKS-10", "JWKS-14"],
	threats: ["JWK-07", "JWK-08"],
	seen: "wire",
	stages: keepingSets((config) => ({ ...config, failureCooldownSeconds: 3600 })),
};
