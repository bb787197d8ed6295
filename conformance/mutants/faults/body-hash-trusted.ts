import type { Mutant } from "../mutant.ts";

export const bodyHashTrusted: Mutant = {
	id: "body-hash-trusted",
	sentence: "Does not compute the hash of the body but believes X-Content-SHA256.",
	breaks: ["HMAC-BODY-01"],
	also: [
		"ANS-01",
		"ANS-02",
		"ANS-03",
		"ANS-07",
		"ANS-08",
		"HMAC-BODY-02",
		"HMAC-CANON-11",
		"HMAC-NONCE-05",
		"LIM-02",
		"LIM-05",
		"REQ-09",
		"SORT-08",
		"SORT-11",
	],
	threats: ["BOD-01", "BOD-03"],
	seen: "wire",
	stages: (reference) => ({ ...reference, contentHashMatches: () => true }),
};
