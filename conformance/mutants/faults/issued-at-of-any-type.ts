import { believing, without } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const issuedAtOfAnyType: Mutant = {
	id: "issued-at-of-any-type",
	sentence: "Looks at iat only if it is a number.",
	breaks: ["JWT-CLAIM-06"],
	threats: ["JWT-41"],
	seen: "wire",
	stages: believing((claims) => (typeof claims["iat"] === "number" ? claims : without(claims, "iat"))),
};
