import { keepingSets } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

export const oldKeySetDroppedAtOnce: Mutant = {
	id: "old-key-set-dropped-at-once",
	sentence: "Stops using the key set when its time is over and the issuer fails.",
	breaks: ["JWKS-07"],
	threats: ["JWK-06"],
	seen: "wire",
	stages: keepingSets((config) => ({ ...config, staleSeconds: 0 })),
};
