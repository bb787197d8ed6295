import { believing } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const expiryWithoutEndTaken: Mutant = {
	id: "expiry-without-end-taken",
	sentence: "Takes an expiry beyond every number for one.",
	breaks: ["JWT-CLAIM-03"],
	threats: ["JWT-38"],
	seen: "wire",
	stages: believing((claims) => ({
		...claims,
		...(claims["exp"] === Number.POSITIVE_INFINITY ? { exp: Number.MAX_SAFE_INTEGER } : {}),
	})),
};
