import { believing } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const expiryOptional: Mutant = {
	id: "expiry-optional",
	sentence: "Takes a token that never expires.",
	breaks: ["JWT-CLAIM-03"],
	also: ["JWT-CLAIM-11"],
	threats: ["JWT-35"],
	seen: "wire",
	stages: believing((claims, nowMs) => ({ exp: nowMs / 1000 + 3600, ...claims })),
};
