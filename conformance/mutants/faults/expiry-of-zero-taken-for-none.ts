import { believing } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const expiryOfZeroTakenForNone: Mutant = {
	id: "expiry-of-zero-taken-for-none",
	sentence: "Compares an expiry only where it is not zero.",
	breaks: ["JWT-CLAIM-04"],
	threats: ["JWT-39"],
	seen: "wire",
	stages: believing((claims, nowMs) => (claims["exp"] === 0 ? { ...claims, exp: nowMs / 1000 + 60 } : claims)),
};
