import { understanding, without } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const certificateInTheHeaderIgnored: Mutant = {
	id: "certificate-in-the-header-ignored",
	sentence: "Ignores certificates and their addresses in the header of a token.",
	breaks: ["JWT-FORM-08"],
	also: ["JWKS-05"],
	threats: ["JWT-09"],
	seen: "wire",
	stages: understanding(({ header, claims }) => ({ header: without(header, "x5c", "x5u", "jku", "jwk"), claims })),
};
