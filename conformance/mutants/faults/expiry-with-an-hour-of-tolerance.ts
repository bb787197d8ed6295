import { believing } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const expiryWithAnHourOfTolerance: Mutant = {
	id: "expiry-with-an-hour-of-tolerance",
	sentence: "Tolerates tokens that expired within the hour.",
	breaks: ["JWT-CLAIM-04"],
	also: ["ANS-07", "JWT-CLAIM-11"],
	threats: ["JWT-36"],
	seen: "wire",
	stages: believing((claims) =>
		typeof claims["exp"] === "number" ? { ...claims, exp: claims["exp"] + 3600 } : claims,
	),
};
