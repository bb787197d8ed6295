import { readingUnder, withGrammar } from "../making/headers.ts";
import type { Mutant } from "../mutant.ts";

export const emptyNonceTaken: Mutant = {
	id: "empty-nonce-taken",
	sentence: "Takes an empty nonce for a nonce.",
	breaks: ["HMAC-HDR-02"],
	also: ["ANS-01", "ANS-02", "ANS-08", "ANS-09", "CRED-02", "CRED-04", "HMAC-BODY-05", "HMAC-HDR-01", "HMAC-HDR-10"],
	threats: ["NON-27"],
	seen: "wire",
	stages: readingUnder((scheme) => withGrammar(scheme, "nonce", "(?:[A-Za-z0-9_-]{16,64})?")),
};
