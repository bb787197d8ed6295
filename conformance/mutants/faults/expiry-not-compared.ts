import { believing } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const expiryNotCompared: Mutant = {
	id: "expiry-not-compared",
	sentence: "Does not compare the expiry of a token with its time.",
	breaks: ["JWT-CLAIM-04"],
	also: ["ANS-07", "JWT-CLAIM-11"],
	threats: ["JWT-36"],
	seen: "wire",
	stages: believing((claims, nowMs) =>
		typeof claims["exp"] === "number" && Number.isFinite(claims["exp"])
			? { ...claims, exp: nowMs / 1000 + 3600 }
			: claims,
	),
};
