import { understanding, without } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const typeOfTokenIgnored: Mutant = {
	id: "type-of-token-ignored",
	sentence: "Takes tokens of any type.",
	breaks: ["JWT-FORM-09"],
	also: ["JWKS-05", "JWT-CLAIM-11", "JWT-FORM-04"],
	threats: ["JWT-17"],
	seen: "wire",
	stages: understanding(({ header, claims }) => ({ header: without(header, "typ"), claims })),
};
