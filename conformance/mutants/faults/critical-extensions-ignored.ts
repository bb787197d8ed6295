import { verifyingBareSignature } from "../making/signature.ts";
import { understanding, without } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const criticalExtensionsIgnored: Mutant = {
	id: "critical-extensions-ignored",
	sentence: "Ignores crit.",
	breaks: ["JWT-FORM-07"],
	also: ["JWKS-05", "JWT-CLAIM-11"],
	threats: ["JWT-13", "JWT-14"],
	seen: "wire",
	stages: (reference) => ({
		...understanding(({ header, claims }) => ({ header: without(header, "crit"), claims }))(reference),
		verifyToken: (token, keys) => verifyingBareSignature(token.text, keys),
	}),
};
