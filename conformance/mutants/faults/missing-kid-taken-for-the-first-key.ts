import { findingKeys } from "../making/key-set.ts";
import { understanding } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const missingKidTakenForTheFirstKey: Mutant = {
	id: "missing-kid-taken-for-the-first-key",
	sentence: "Verifies a token without a kid with the first key of the set.",
	breaks: ["JWT-KEY-01"],
	also: ["JWKS-05", "JWT-CLAIM-11"],
	threats: ["JWT-10"],
	seen: "wire",
	stages: (reference) => ({
		...understanding(({ header, claims }) => ({ header: { ...header, kid: header["kid"] ?? "-" }, claims }))(reference),
		openKeySet: (options) => findingKeys(options, reference, (key, keyId) => keyId === "-" || key.keyId === keyId),
	}),
};
