import { comparing } from "../making/mac.ts";
import type { Mutant } from "../mutant.ts";

export const halfOfSignatureCompared: Mutant = {
	id: "half-of-signature-compared",
	sentence: "Compares the first half of the signature.",
	breaks: ["HMAC-SIG-04"],
	threats: ["SIG-15"],
	seen: "wire",
	stages: comparing((expected, sent) => expected.slice(0, 16).every((byte, index) => byte === sent[index])),
};
