import { believing } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const expiryAtItsLastSecond: Mutant = {
	id: "expiry-at-its-last-second",
	sentence: "Takes a token in the second in which it and the tolerance expire.",
	breaks: ["JWT-CLAIM-04"],
	threats: ["JWT-36"],
	seen: "wire",
	stages: believing((claims) => (typeof claims["exp"] === "number" ? { ...claims, exp: claims["exp"] + 1 } : claims)),
};
