import { believing } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const scopeAsAnArrayTaken: Mutant = {
	id: "scope-as-an-array-taken",
	sentence: "Takes an array for scope.",
	breaks: ["JWT-CLAIM-10"],
	threats: ["JWT-50"],
	seen: "wire",
	stages: believing((claims) =>
		Array.isArray(claims["scope"]) ? { ...claims, scope: claims["scope"].join(" ") } : claims,
	),
};
