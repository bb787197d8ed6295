import { believing } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const scopeDividedAtCommas: Mutant = {
	id: "scope-divided-at-commas",
	sentence: "Divides scope at commas and white space.",
	breaks: ["JWT-CLAIM-09"],
	also: ["AUTHZ-08", "FWD-04", "JWT-CLAIM-10"],
	threats: ["JWT-50"],
	seen: "wire",
	stages: believing((claims) =>
		typeof claims["scope"] === "string" ? { ...claims, scope: claims["scope"].replaceAll(/[,\s]+/g, " ") } : claims,
	),
};
