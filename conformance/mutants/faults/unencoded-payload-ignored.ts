import { understanding, without } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const unencodedPayloadIgnored: Mutant = {
	id: "unencoded-payload-ignored",
	sentence: "Ignores b64.",
	breaks: ["JWT-FORM-07"],
	threats: ["JWT-15"],
	seen: "wire",
	stages: understanding(({ header, claims }) => ({ header: without(header, "b64"), claims })),
};
