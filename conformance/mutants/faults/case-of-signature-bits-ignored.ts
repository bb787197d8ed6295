import { comparing } from "../making/mac.ts";
import type { Mutant } from "../mutant.ts";

export const caseOfSignatureBitsIgnored: Mutant = {
	id: "case-of-signature-bits-ignored",
	sentence: "Compares the bytes of the signature without their case bit.",
	breaks: ["HMAC-SIG-04"],
	threats: ["SIG-06"],
	seen: "wire",
	stages: comparing((expected, sent) => expected.every((byte, index) => (byte | 0x20) === ((sent[index] ?? 0) | 0x20))),
};
