import { parseKeySet, type VerificationKey } from "../../../gateway/src/jwks.ts";
import { isObject } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

export const wholeKeySetLookedAt: Mutant = {
	id: "whole-key-set-looked-at",
	sentence: "Looks at every entry of a key set.",
	breaks: ["JWKS-10"],
	threats: ["JWK-14"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async fetchKeySet(jwt, fetcher) {
			const rest: VerificationKey[] = [];
			const dividing: typeof fetch = async (input, init) => {
				const response = await fetcher(input, init);
				const document: unknown = await response.clone().json();
				const entries: unknown = isObject(document) ? document["keys"] : undefined;
				for (let from = 20; Array.isArray(entries) && from < entries.length; from += 20) {
					rest.push(...(await parseKeySet({ keys: entries.slice(from, from + 20) })));
				}
				return response;
			};
			return [...(await reference.fetchKeySet(jwt, dividing)), ...rest];
		},
	}),
};
