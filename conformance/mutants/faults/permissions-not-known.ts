import { believing, without } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const permissionsNotKnown: Mutant = {
	id: "permissions-not-known",
	sentence: "Does not know permissions.",
	breaks: ["JWT-CLAIM-09", "JWT-CLAIM-10"],
	threats: ["JWT-50"],
	seen: "wire",
	stages: believing((claims) => without(claims, "permissions")),
};
