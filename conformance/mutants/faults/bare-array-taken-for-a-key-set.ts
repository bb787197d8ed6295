import { takingSets } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

export const bareArrayTakenForAKeySet: Mutant = {
	id: "bare-array-taken-for-a-key-set",
	sentence: "Takes an array of keys for a key set.",
	breaks: ["JWKS-08"],
	threats: ["JWK-09"],
	seen: "wire",
	stages: takingSets((document) => (Array.isArray(document) ? { keys: document } : document)),
};
