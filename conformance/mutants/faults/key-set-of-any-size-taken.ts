import { isObject } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

/** The same document without what makes it long. */
function compacted(text: string): string {
	try {
		const document: unknown = JSON.parse(text);
		return isObject(document) ? JSON.stringify({ keys: document["keys"] }) : text.trim();
	} catch {
		return text;
	}
}

export const keySetOfAnySizeTaken: Mutant = {
	id: "key-set-of-any-size-taken",
	sentence: "Takes a key set of any size.",
	breaks: ["JWKS-08"],
	threats: ["JWK-14"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async fetchKeySet(jwt, fetcher) {
			const compact: typeof fetch = async (input, init) => {
				const response = await fetcher(input, init);
				const text = await response.text();
				return new Response(compacted(text), { status: response.status });
			};
			return reference.fetchKeySet(jwt, compact);
		},
	}),
};
