import { parseStrictObject } from "#protocol";
import { parsingJson } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const textAfterTheClaimsIgnored: Mutant = {
	id: "text-after-the-claims-ignored",
	sentence: "Reads the claims up to the last brace.",
	breaks: ["JWT-FORM-05"],
	threats: ["JWT-49"],
	seen: "wire",
	stages: parsingJson((text) => parseStrictObject(text.slice(0, text.lastIndexOf("}") + 1))),
};
