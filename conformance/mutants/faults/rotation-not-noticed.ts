import { keepingSets } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

export const rotationNotNoticed: Mutant = {
	id: "rotation-not-noticed",
	sentence: "Does not fetch the key set again for an unknown kid.",
	breaks: ["JWKS-03"],
	threats: ["JWK-01"],
	seen: "wire",
	stages: keepingSets((config) => ({ ...config, unknownKeyCooldownSeconds: Number.POSITIVE_INFINITY })),
};
