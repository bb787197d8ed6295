import { keepingSets } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

export const failedFetchNotTriedForLong: Mutant = {
	id: "failed-fetch-not-tried-for-long",
	sentence: "Waits an hour after a failed fetch.",
	breaks: ["JWKS-06"],
	also: [
		"JWKS-01",
		"JWKS-03",
		"JWKS-08",
		"JWKS-09",
		"JWKS-10",
		"JWKS-14",
		"JWT-ALG-01",
		"JWT-ALG-03",
		"JWT-ALG-04",
		"JWT-ALG-05",
		"JWT-KEY-01",
		"JWT-KEY-02",
		"JWT-KEY-03",
		"JWT-KEY-04",
		"JWT-KEY-05",
		"JWT-KEY-06",
		"JWT-KEY-07",
		"JWT-KEY-08",
	],
	threats: ["JWK-07", "JWK-08"],
	seen: "wire",
	stages: keepingSets((config) => ({ ...config, failureCooldownSeconds: 3600 })),
};
