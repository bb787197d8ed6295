import { keepingSets } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

export const oldKeySetUsedWithoutEnd: Mutant = {
	id: "old-key-set-used-without-end",
	sentence: "Goes on using the last good set for as long as the issuer fails.",
	breaks: ["JWKS-07"],
	threats: ["JWK-06"],
	seen: "wire",
	stages: keepingSets((config) => ({ ...config, staleSeconds: Number.POSITIVE_INFINITY })),
};
