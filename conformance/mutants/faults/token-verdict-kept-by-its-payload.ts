import type { Mutant } from "../mutant.ts";

export const tokenVerdictKeptByItsPayload: Mutant = {
	id: "token-verdict-kept-by-its-payload",
	sentence: "Remembers that a token holds by its header and claims, without its signature.",
	breaks: ["JWT-ALG-05"],
	threats: ["JWT-24"],
	seen: "wire",
	stages: (reference) => {
		const held = new Set<string>();
		return {
			...reference,
			async verifyToken(token, keys) {
				const name = token.text.slice(0, token.text.lastIndexOf("."));
				const holds = held.has(name) || (await reference.verifyToken(token, keys));
				if (holds) {
					held.add(name);
				}
				return holds;
			},
		};
	},
};
