import { fetchingSets } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

export const answerOfAnyStatusTakenForAKeySet: Mutant = {
	id: "answer-of-any-status-taken-for-a-key-set",
	sentence: "Takes a key set whatever the status of the answer.",
	breaks: ["JWKS-07"],
	threats: ["JWK-09"],
	seen: "wire",
	stages: fetchingSets((fetcher) => async (input, init) => {
		const response = await fetcher(input, init);
		return new Response(response.body, { status: 200, headers: response.headers });
	}),
};
