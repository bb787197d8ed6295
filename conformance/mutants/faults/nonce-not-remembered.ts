import { accept } from "#protocol";
import type { Mutant } from "../mutant.ts";

export const nonceNotRemembered: Mutant = {
	id: "nonce-not-remembered",
	sentence: "Does not ask the admission object.",
	breaks: ["HMAC-NONCE-01", "HMAC-NONCE-02", "HMAC-NONCE-06", "HMAC-NONCE-07", "LIM-01", "LIM-05"],
	also: ["ANS-06", "ANS-07", "HMAC-NONCE-04", "HMAC-NONCE-08", "HMAC-NONCE-10", "LIM-03", "LIM-04", "LIM-06"],
	threats: ["NON-01"],
	seen: "wire",
	stages: (reference) => ({ ...reference, admit: async () => accept({ decision: "admitted", quotas: [] }) }),
};
