import { keepingSets } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

export const keySetKeptForEver: Mutant = {
	id: "key-set-kept-for-ever",
	sentence: "Never fetches the key set again for its age.",
	breaks: ["JWKS-01", "JWKS-07"],
	also: ["JWKS-08", "JWKS-11", "JWT-KEY-04", "JWT-KEY-05", "JWT-KEY-06", "JWT-KEY-08"],
	threats: ["JWK-02"],
	seen: "wire",
	stages: keepingSets((config) => ({ ...config, cacheSeconds: Number.POSITIVE_INFINITY })),
};
