import { parseKeySet } from "../../../gateway/src/jwks.ts";
import { isObject } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

export const badEntryVoidsTheKeySet: Mutant = {
	id: "bad-entry-voids-the-key-set",
	sentence: "Takes no key set in which an entry is unusable.",
	breaks: ["JWKS-09", "JWT-KEY-05", "JWT-KEY-06", "JWT-KEY-07"],
	also: ["JWKS-10", "JWT-ALG-03", "JWT-KEY-02", "JWT-KEY-03", "JWT-KEY-08"],
	threats: ["JWK-10"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async fetchKeySet(jwt, fetcher) {
			const watching: typeof fetch = async (input, init) => {
				const response = await fetcher(input, init);
				const document: unknown = await response.clone().json();
				const entries: unknown = isObject(document) ? document["keys"] : undefined;
				for (const entry of Array.isArray(entries) ? entries.slice(0, 20) : []) {
					if ((await parseKeySet({ keys: [entry] })).length === 0) {
						throw new TypeError("an entry of the key set is unusable");
					}
				}
				return response;
			};
			return reference.fetchKeySet(jwt, watching);
		},
	}),
};
