import { understanding, without } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const compressionIgnored: Mutant = {
	id: "compression-ignored",
	sentence: "Ignores zip.",
	breaks: ["JWT-FORM-07"],
	threats: ["JWT-16"],
	seen: "wire",
	stages: understanding(({ header, claims }) => ({ header: without(header, "zip"), claims })),
};
