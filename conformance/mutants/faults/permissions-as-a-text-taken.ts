import { believing } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const permissionsAsATextTaken: Mutant = {
	id: "permissions-as-a-text-taken",
	sentence: "Takes a text for permissions.",
	breaks: ["JWT-CLAIM-10"],
	threats: ["JWT-50"],
	seen: "wire",
	stages: believing((claims) =>
		typeof claims["permissions"] === "string" ? { ...claims, permissions: claims["permissions"].split(" ") } : claims,
	),
};
