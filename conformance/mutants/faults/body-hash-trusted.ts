import type { Mutant } from "../mutant.ts";

export const bodyHashTrusted: Mutant = {
	id: "body-hash-trusted",
	sentence: "Does not compute the hash of the body but believes X-Content-SHA256.",
	breaks: ["HMAC-BODY-01"],
	threats: ["BOD-01", "BOD-03"],
	seen: "wire",
	stages: (reference) => ({ ...reference, contentHashMatches: () => true }),
};
