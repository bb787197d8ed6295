import { alsoVerifying } from "../making/covered.ts";
import type { Mutant } from "../mutant.ts";

export const nonceLineInAnyCase: Mutant = {
	id: "nonce-line-in-any-case",
	sentence: "Signs the nonce in lower case, and spends it as it was sent.",
	breaks: ["HMAC-CANON-05"],
	threats: ["NON-14"],
	seen: "wire",
	stages: alsoVerifying((covered) => {
		const { nonce } = covered.signed;
		return [nonce.toLowerCase(), nonce.toUpperCase()].map((other) => ({
			...covered,
			signed: { ...covered.signed, nonce: other },
		}));
	}),
};
