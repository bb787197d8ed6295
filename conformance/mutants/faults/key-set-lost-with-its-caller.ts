import type { Mutant } from "../mutant.ts";

export const keySetLostWithItsCaller: Mutant = {
	id: "key-set-lost-with-its-caller",
	sentence: "Lets a fetch of the key set end with the request that began it, whoever else waits for it.",
	breaks: ["JWKS-02"],
	threats: ["JWK-22"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		findKeys: (token, keySet) => reference.findKeys(token, keySet, () => undefined),
	}),
};
