import { believing } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const permissionsAddedToScope: Mutant = {
	id: "permissions-added-to-scope",
	sentence: "Adds the permissions of a token to its scope.",
	breaks: ["JWT-CLAIM-09"],
	threats: ["JWT-50"],
	seen: "wire",
	stages: believing((claims) => {
		const { scope, permissions } = claims;
		return typeof scope === "string" &&
			Array.isArray(permissions) &&
			permissions.every((entry) => typeof entry === "string")
			? { ...claims, scope: [scope, ...permissions].join(" ") }
			: claims;
	}),
};
