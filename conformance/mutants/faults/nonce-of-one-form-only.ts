import { readingUnder, withGrammar } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const nonceOfOneFormOnly: Mutant = {
	id: "nonce-of-one-form-only",
	sentence: "Takes a UUID in lower case and nothing else for a nonce.",
	breaks: ["HMAC-HDR-07", "HMAC-NONCE-04", "HMAC-CANON-05"],
	also: ["ANS-07", "HMAC-NONCE-10"],
	threats: ["NON-28"],
	seen: "wire",
	stages: readingUnder((scheme) =>
		withGrammar(scheme, "nonce", "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
	),
};
