import { parseStrictObject } from "#protocol";
import { parsingJson } from "../making/token.ts";
import type { Mutant } from "../mutant.ts";

export const byteOrderMarkInTokenTaken: Mutant = {
	id: "byte-order-mark-in-token-taken",
	sentence: "Drops a byte order mark before the claims.",
	breaks: ["JWT-FORM-05"],
	threats: ["JWT-49"],
	seen: "wire",
	stages: parsingJson((text) => parseStrictObject(text.replace(/^\uFEFF/, ""))),
};
