import { comparing } from "../making/mac.ts";
import type { Mutant } from "../mutant.ts";

export const halfOfEachSignatureByteIgnored: Mutant = {
	id: "half-of-each-signature-byte-ignored",
	sentence: "Compares the first digit of each byte of the signature.",
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
		"HMAC-KEY-01",
		"HMAC-NONCE-05",
		"LIM-02",
		"LIM-05",
	],
	threats: ["SIG-15"],
	seen: "wire",
	stages: comparing((expected, sent) => expected.every((byte, index) => byte >> 4 === (sent[index] ?? 0) >> 4)),
};
