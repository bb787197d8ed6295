import { believing, without } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const notBeforeOfAnyType: Mutant = {
	id: "not-before-of-any-type",
	sentence: "Looks at nbf only if it is a number.",
	breaks: ["JWT-CLAIM-05"],
	threats: ["JWT-40"],
	seen: "wire",
	stages: believing((claims) => (typeof claims["nbf"] === "number" ? claims : without(claims, "nbf"))),
};
