import type { Mutant } from "../mutant.ts";

function partsOf(text: string): readonly string[] {
	const dot = text.indexOf(".");
	return dot < 0 ? [text] : [text.slice(0, dot), ...partsOf(text.slice(dot + 1))];
}

export const tokenDividedByRecursion: Mutant = {
	id: "token-divided-by-recursion",
	sentence: "Divides a token at its dots by calling itself for each.",
	breaks: ["JWT-FORM-01"],
	threats: ["JWT-33"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		parseToken(text, policy) {
			partsOf(text);
			return reference.parseToken(text, policy);
		},
	}),
};
