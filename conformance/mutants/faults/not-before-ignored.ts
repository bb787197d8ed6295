import { believing, without } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const notBeforeIgnored: Mutant = {
	id: "not-before-ignored",
	sentence: "Does not look at nbf.",
	breaks: ["JWT-CLAIM-05"],
	also: ["ANS-07", "JWT-CLAIM-11"],
	threats: ["JWT-40"],
	seen: "wire",
	stages: believing((claims) => without(claims, "nbf")),
};
