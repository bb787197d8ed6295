import { readingUnder, withGrammar } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const nonceOfAnyLength: Mutant = {
	id: "nonce-of-any-length",
	sentence: "Takes nonces of any length.",
	breaks: ["HMAC-HDR-07"],
	also: ["ANS-07", "HMAC-KEY-01"],
	threats: ["NON-28"],
	seen: "wire",
	stages: readingUnder((scheme) => withGrammar(scheme, "nonce", "[A-Za-z0-9_-]+")),
};
