import { readingUnder, withGrammar } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const keyIdOfAnyForm: Mutant = {
	id: "key-id-of-any-form",
	sentence: "Looks up any text as a key id.",
	breaks: ["HMAC-HDR-05"],
	also: ["ANS-08", "HMAC-HDR-03", "HMAC-HDR-04"],
	threats: ["KEY-09", "KEY-10", "KEY-26"],
	seen: "wire",
	stages: readingUnder((scheme) => withGrammar(scheme, "keyId", "[^]+")),
};
