import { believing, without } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const issuedAtIgnored: Mutant = {
	id: "issued-at-ignored",
	sentence: "Does not look at iat.",
	breaks: ["JWT-CLAIM-06"],
	threats: ["JWT-41"],
	seen: "wire",
	stages: believing((claims) => without(claims, "iat")),
};
