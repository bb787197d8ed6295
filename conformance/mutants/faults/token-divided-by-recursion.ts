import type { Mutant } from "../mutant.ts";

function partsOf(text: string): readonly string[] {
	const [head = "", ...tail] = text.split(/\.(.*)/s, 2);
	return tail.flatMap((rest) => [head, ...partsOf(rest)]);
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
