import { believing } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const expiryOfAnyType: Mutant = {
	id: "expiry-of-any-type",
	sentence: "Makes a number of whatever stands in exp.",
	breaks: ["JWT-CLAIM-03"],
	threats: ["JWT-37"],
	seen: "wire",
	stages: believing((claims) => ({ ...claims, ...("exp" in claims ? { exp: Number(claims["exp"]) } : {}) })),
};
