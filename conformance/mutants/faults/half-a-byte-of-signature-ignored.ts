import { comparing } from "../making/mac.ts";
import type { Mutant } from "../mutant.ts";

const loose = 11;

export const halfAByteOfSignatureIgnored: Mutant = {
	id: "half-a-byte-of-signature-ignored",
	sentence: "Compares of the twelfth byte of the signature the higher half only.",
	breaks: ["HMAC-SIG-04"],
	threats: ["SIG-15"],
	seen: "wire",
	stages: comparing((expected, sent) =>
		expected.every((byte, index) => byte === sent[index] || (index === loose && byte >> 4 === (sent[index] ?? 0) >> 4)),
	),
};
