import { accept, type Principal } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const tokenVerdictKeptBeyondItsExpiry: Mutant = {
	id: "token-verdict-kept-beyond-its-expiry",
	sentence: "Keeps for an hour what it found of a token, however soon that expires.",
	breaks: ["JWT-CLAIM-04"],
	threats: ["JWT-25"],
	seen: "wire",
	stages: (reference) => {
		const known = new Map<string, Principal>();
		return {
			...reference,
			async authenticateJwt(exchange, text) {
				const kept = known.get(text);
				const verdict = kept === undefined ? await reference.authenticateJwt(exchange, text) : accept(kept);
				if (verdict.ok) {
					known.set(text, verdict.value);
				}
				return verdict;
			},
		};
	},
};
