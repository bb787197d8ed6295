import { readingUnder, withGrammar } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const keyIdOfAnyLength: Mutant = {
	id: "key-id-of-any-length",
	sentence: "Looks up key ids of any length.",
	breaks: ["HMAC-HDR-05"],
	threats: ["KEY-09"],
	seen: "wire",
	stages: readingUnder((scheme) => withGrammar(scheme, "keyId", "[A-Za-z0-9_-]+")),
};
