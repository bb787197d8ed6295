import type { Mutant } from "../mutant.ts";

const sisters: Readonly<Record<string, "RS256" | "PS256">> = { RS256: "PS256", PS256: "RS256" };

export const eitherAlgorithmOfAnRsaKeyTried: Mutant = {
	id: "either-algorithm-of-an-rsa-key-tried",
	sentence: "Verifies a token under RS256 and PS256 alike where the key names neither.",
	breaks: ["JWT-ALG-05"],
	threats: ["JWT-05"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		async findKeys(token, keySet, keepAlive) {
			const found = await reference.findKeys(token, keySet, keepAlive);
			const algorithm = sisters[token.algorithm];
			if (!found.found || algorithm === undefined) {
				return found;
			}
			const others = await reference.findKeys({ ...token, algorithm }, keySet, keepAlive);
			return { ...found, keys: [...found.keys, ...(others.found ? others.keys : [])] };
		},
	}),
};
