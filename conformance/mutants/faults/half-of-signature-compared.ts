import { comparing } from "../making/mac.ts";
import type { Mutant } from "../mutant.ts";

export const halfOfSignatureCompared: Mutant = {
	id: "half-of-signature-compared",
	sentence: "Compares the first half of the signature.",
	breaks: ["HMAC-SIG-04"],
	also: [
		"ANS-01",
		"ANS-02",
		"ANS-03",
		"ANS-07",
		"ANS-08",
		"ANS-09",
		"ANS-10",
		"ANS-11",
		"ANS-12",
		"AUTHZ-05",
		"HMAC-BODY-04",
		"HMAC-KEY-01",
		"LIM-02",
		"LIM-05",
		"SORT-08",
	],
	threats: ["SIG-15"],
	seen: "wire",
	stages: comparing((expected, sent) => expected.slice(0, 16).every((byte, index) => byte === sent[index])),
};
