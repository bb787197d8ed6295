import type { Mutant } from "../mutant.ts";

function lengthOf(text: string): number {
	return text === "" ? 0 : [1].reduce((sum, one) => sum + one + lengthOf(text.slice(1)), 0);
}

export const nonceReadByRecursion: Mutant = {
	id: "nonce-read-by-recursion",
	sentence: "Reads a nonce by calling itself for each character.",
	breaks: ["HMAC-HDR-07"],
	threats: ["LIM-10"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		chooseCredential(header, scheme) {
			lengthOf(header("x-nonce") ?? "");
			return reference.chooseCredential(header, scheme);
		},
	}),
};
