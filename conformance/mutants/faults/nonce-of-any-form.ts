import { readingUnder, withGrammar } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const nonceOfAnyForm: Mutant = {
	id: "nonce-of-any-form",
	sentence: "Takes any text for a nonce.",
	breaks: ["HMAC-HDR-07"],
	also: ["ANS-07", "ANS-08", "HMAC-HDR-03", "HMAC-HDR-04", "HMAC-KEY-01"],
	threats: ["NON-28"],
	seen: "wire",
	stages: readingUnder((scheme) => withGrammar(scheme, "nonce", "[^]+")),
};
