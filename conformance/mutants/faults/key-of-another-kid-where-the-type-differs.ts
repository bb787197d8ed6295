import { findingKeys } from "../making/key-set.ts";
import type { Mutant } from "../mutant.ts";

export const keyOfAnotherKidWhereTheTypeDiffers: Mutant = {
	id: "key-of-another-kid-where-the-type-differs",
	sentence: "Takes another key of the set when the one that is named has another type.",
	breaks: ["JWT-KEY-02", "JWT-KEY-03"],
	also: ["JWKS-04", "JWKS-09", "JWKS-10", "JWT-CLAIM-11", "JWT-KEY-05", "JWT-KEY-07"],
	threats: ["JWT-12"],
	seen: "wire",
	stages: (reference) => ({
		...reference,
		openKeySet: (options) =>
			findingKeys(
				options,
				reference,
				(key, keyId, keys) =>
					key.keyId === keyId || keys.every((other) => other.keyId !== keyId || other.algorithm !== key.algorithm),
			),
	}),
};
