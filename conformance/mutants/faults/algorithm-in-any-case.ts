import { verifyingBareSignature } from "../making/signature.ts";
import { understanding } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const algorithmInAnyCase: Mutant = {
	id: "algorithm-in-any-case",
	sentence: "Compares the name of the algorithm without regard to case and blanks.",
	breaks: ["JWT-ALG-01"],
	threats: ["JWT-06"],
	seen: "wire",
	stages: (reference) => ({
		...understanding(({ header, claims }) => {
			const names = ["RS256", "PS256", "ES256", "EdDSA"];
			const { alg } = header;
			const known = names.find((name) => typeof alg === "string" && name.toLowerCase() === alg.trim().toLowerCase());
			return { header: { ...header, alg: known ?? alg }, claims };
		})(reference),
		verifyToken: (token, keys) => verifyingBareSignature(token.text, keys),
	}),
};
