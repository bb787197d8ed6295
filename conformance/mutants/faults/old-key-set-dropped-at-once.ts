import { keepingSets } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

export const oldKeySetDroppedAtOnce: Mutant = {
	id: "old-key-set-dropped-at-once",
	sentence: "Stops using the key set when its time is over and the issuer fails.",
	breaks: ["JWKS-07"],
	also: [
		"JWKS-08",
		"JWKS-09",
		"JWKS-10",
		"JWKS-11",
		"JWKS-12",
		"JWKS-14",
		"JWT-ALG-04",
		"JWT-KEY-03",
		"JWT-KEY-04",
		"JWT-KEY-05",
		"JWT-KEY-06",
		"JWT-KEY-07",
		"JWT-KEY-08",
	],
	threats: ["JWK-06"],
	seen: "wire",
	stages: keepingSets((config) => ({ ...config, staleSeconds: 0 })),
};
